import {
  addDays,
  type DocumentSource,
  isWithin,
  type Period,
  type ReceivedPayment,
} from "@confirma-connect/core";
import type { ListOptions } from "../client/payment-client.ts";
import type { FinkareClient } from "../finkare-client.ts";
import type { FinkarePayment } from "../wire/finkare-payment.ts";
import { type PaymentReading, toReceivedPayment } from "../wire/to-received-payment.ts";

/** What the host knows and Finkare's payments do not say. */
export interface FinkareSourceReading extends Omit<PaymentReading, "invoiceNumber"> {
  /** Number of the invoice that a payment is for; payments name Finkare's own identifier of it only (seen). */
  readonly invoiceNumberOf?: (payment: FinkarePayment) => string | undefined;
  /**
   * Days before the period from which payments are asked for; default 1. Whether Finkare's dates mean when a payment
   * was made or when it was created is unknown: where it is the latter, give the most days between the two.
   */
  readonly lookBackDays?: number;
}

/**
 * Finkare's completed payments as a source of received payments. It has no settlements: a payment whose invoice number
 * is not known cannot be booked, and a pull says so. A payment belongs to its day in the books' time zone, whatever
 * Finkare's own dates mean: more days are asked for on both sides, and what was paid outside the period is left out.
 */
export const finkareSource = (
  client: Pick<FinkareClient, "payments">,
  reading: FinkareSourceReading = {},
): DocumentSource => ({
  id: "finkare",
  payments: (period, onWarning) => received(client, period, { ...reading, onWarning }),
});

/** One for a time zone west of Finkare's, one because `toDate` may not belong to the answer (unknown). */
const lookAheadDays = 2;

async function* received(
  { payments }: Pick<FinkareClient, "payments">,
  { from, to }: Period,
  { invoiceNumberOf, lookBackDays = 1, onWarning, ...reading }: FinkareSourceReading & ListOptions,
): AsyncGenerator<ReceivedPayment, void, undefined> {
  const asked = { fromDate: addDays(from, -lookBackDays), toDate: addDays(to, lookAheadDays) };
  for await (const payment of payments.list({ status: "completed", ...asked }, { onWarning })) {
    const invoiceNumber = invoiceNumberOf?.(payment);
    const known = invoiceNumber === undefined ? reading : { ...reading, invoiceNumber };
    const money = toReceivedPayment(payment, known);
    if (money !== undefined && isWithin(money.paymentDate, from, to)) yield money;
  }
}
