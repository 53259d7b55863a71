import type { DocumentSource, Period, ReceivedPayment } from "@confirma-connect/core";
import type { FinkareClient } from "../finkare-client.ts";
import type { FinkarePayment } from "../wire/finkare-payment.ts";
import { type PaymentReading, toReceivedPayment } from "../wire/to-received-payment.ts";

/** What the host knows and Finkare's payments do not say. */
export interface FinkareSourceReading extends Omit<PaymentReading, "invoiceNumber"> {
  /** Number of the invoice that a payment is for; payments name Finkare's own identifier of it only (seen). */
  readonly invoiceNumberOf?: (payment: FinkarePayment) => string | undefined;
}

/**
 * Finkare's completed payments as a source of received payments. It has no settlements: a payment whose invoice number
 * is not known cannot be booked, and a pull says so.
 */
export const finkareSource = (
  client: Pick<FinkareClient, "payments">,
  reading: FinkareSourceReading = {},
): DocumentSource => ({
  id: "finkare",
  payments: (period) => received(client, period, reading),
});

async function* received(
  { payments }: Pick<FinkareClient, "payments">,
  { from, to }: Period,
  { invoiceNumberOf, ...reading }: FinkareSourceReading,
): AsyncGenerator<ReceivedPayment, void, undefined> {
  for await (const payment of payments.list({ status: "completed", fromDate: from, toDate: to })) {
    const invoiceNumber = invoiceNumberOf?.(payment);
    const known = invoiceNumber === undefined ? reading : { ...reading, invoiceNumber };
    const money = toReceivedPayment(payment, known);
    if (money !== undefined) yield money;
  }
}
