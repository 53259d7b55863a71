import type { ReceivedPayment } from "../agency/received-payment.ts";
import { problem } from "../rules/problem.ts";
import { isInvoicePayment, receivedDivision } from "./division.ts";
import { paymentOf } from "./payment-of.ts";
import type { Posted } from "./posted.ts";
import type { PostingPlan } from "./posting-plan.ts";

const leftToSettlement = problem("ACC_DOCUMENT_INFERRED", {
  message: "not booked as provisional: it is no payment of an invoice; its settlement books it",
  severity: "info",
});

const noInvoice = problem("ACC_DOCUMENT_FIELD_MISSING", {
  pointer: "/invoiceNumber",
  message: "it is no payment of an invoice, and its source has no settlements that would book it",
});

/** What a received payment is posted with. */
export interface ReceivedContext {
  /** See `receivedIdentifiers`. */
  readonly identifier: string;
  readonly plan: PostingPlan;
  /** Whether the source has settlements, which book what cannot be booked as provisional. */
  readonly settles: boolean;
}

/**
 * A received payment as a payment of its invoice. What cannot be one (no invoice, money that goes back) is left to the
 * settlement, which books it as the truth; where no settlement comes it is an error, so that nothing is lost silently.
 */
export function postReceivedPayment(payment: ReceivedPayment, context: ReceivedContext): Posted {
  const { identifier, plan, settles } = context;
  const divided = receivedDivision(payment);
  if ("problems" in divided) return { payments: [], problems: divided.problems };
  const { division } = divided;
  const { invoiceNumber } = payment;
  if (!isInvoicePayment(invoiceNumber, division)) {
    return { payments: [], problems: [settles ? leftToSettlement : noInvoice] };
  }
  const money = {
    identifier,
    invoiceNumber,
    date: payment.paymentDate,
    reference: payment.originalPaymentReference ?? payment.invoicePaymentReference,
    currency: payment.currency,
    division,
  };
  return { payments: [paymentOf(money, plan)], problems: [] };
}
