import type { ReceivedPayment } from "../agency/received-payment.ts";
import { checkInvoiceNumber } from "../rules/invoice-number.ts";
import { type Problem, problem } from "../rules/problem.ts";
import { isInvoicePayment, receivedDivision } from "./division.ts";
import { paymentOf } from "./payment-of.ts";
import type { Posted } from "./posted.ts";
import type { PostingPlan } from "./posting-plan.ts";

/** Why it is no payment of an invoice. */
function reasonOf({
  invoiceNumber,
  paymentAmount,
}: ReceivedPayment): readonly [pointer: string, words: string] {
  if (invoiceNumber === undefined) return ["/invoiceNumber", "it names no invoice"];
  return paymentAmount < 0
    ? ["/paymentAmount", "money goes back to the payer"]
    : ["/capitalAmountPaid", "it pays no capital of its invoice"];
}

function leftToSettlement(payment: ReceivedPayment): Problem {
  const [pointer, words] = reasonOf(payment);
  const message = `not booked as provisional: ${words}; its settlement books it`;
  return problem("ACC_DOCUMENT_INFERRED", { pointer, message, severity: "info" });
}

function unbookable(payment: ReceivedPayment): Problem {
  const [pointer, words] = reasonOf(payment);
  const missing = payment.invoiceNumber === undefined;
  return problem(missing ? "ACC_DOCUMENT_FIELD_MISSING" : "ACC_UNSUPPORTED_FEATURE", {
    pointer,
    message: `${words}, and its source has no settlements that would book it`,
    advice: "Book it by hand, or let its source name the invoice that it pays.",
  });
}

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
  const { invoiceNumber } = payment;
  const unfit = checkInvoiceNumber(invoiceNumber, "/invoiceNumber");
  if (unfit.length > 0) return { payments: [], problems: unfit };
  const divided = receivedDivision(payment);
  if ("problems" in divided) return { payments: [], problems: divided.problems };
  const { division } = divided;
  if (!isInvoicePayment(invoiceNumber, division)) {
    return { payments: [], problems: [settles ? leftToSettlement(payment) : unbookable(payment)] };
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
