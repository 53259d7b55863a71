import {
  ConnectorError,
  type CurrencyCode,
  civilDateOfInstant,
  type ReceivedPayment,
} from "@confirma-connect/core";
import type { FinkarePayment } from "./finkare-payment.ts";

/** What Finkare's payment does not say and its reader knows. */
export interface PaymentReading {
  /** IANA time zone in which the day of a payment is meant; default Europe/Helsinki, as elsewhere. */
  readonly zone?: string;
  /** Currency of rows that name none. */
  readonly currency?: CurrencyCode;
  /** Number of the invoice; the payment only has Finkare's own identifier of it. */
  readonly invoiceNumber?: string;
}

/**
 * A completed payment as a received payment of the agency's model; undefined for every other status. Finkare divides
 * nothing into capital, interest and costs, so the division stays open. Throws ConnectorError ACC_ANSWER_UNREADABLE
 * when a completed payment has no moment or no currency: leaving it out would lose money.
 */
export function toReceivedPayment(
  payment: FinkarePayment,
  { zone = "Europe/Helsinki", currency, invoiceNumber }: PaymentReading = {},
): ReceivedPayment | undefined {
  if (payment.status !== "completed") return undefined;
  const paidIn = payment.currency ?? currency;
  const paidAt = payment.paidAt ?? undefined;
  if (paidIn === undefined) throw incomplete("currency");
  if (paidAt === undefined) throw incomplete("paidAt");
  return {
    paymentId: payment.id,
    paymentDate: civilDateOfInstant(Date.parse(paidAt), zone),
    paymentAmount: payment.amountCents,
    currency: paidIn,
    agency: "FINKARE",
    ...(invoiceNumber === undefined ? {} : { invoiceNumber }),
  };
}

const incomplete = (field: string): ConnectorError =>
  new ConnectorError({
    code: "ACC_ANSWER_UNREADABLE",
    stage: "read",
    delivery: "answered",
    message: `a completed payment has no ${field}`,
  });
