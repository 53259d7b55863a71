import type { ReceivedPayment } from "../agency/received-payment.ts";
import { checkExactSum } from "../rules/exact-sum.ts";
import { checkInvoiceNumber } from "../rules/invoice-number.ts";
import { checkLedgerCurrency } from "../rules/ledger-currency.ts";
import { type Problem, problem } from "../rules/problem.ts";
import { type Division, isInvoicePayment, receivedDivision } from "./division.ts";
import { type Money, paymentOf } from "./payment-of.ts";
import type { Posted } from "./posted.ts";
import type { PostingPlan } from "./posting-plan.ts";
import { isNothing, receivedLedger } from "./received-ledger.ts";

/** Why it is no payment of an invoice. */
function reasonOf(
  { invoiceNumber, paymentAmount }: ReceivedPayment,
  { capital }: Division,
): readonly [pointer: string, words: string] {
  if (invoiceNumber === undefined) return ["/invoiceNumber", "it names no invoice"];
  if (paymentAmount < 0) return ["/paymentAmount", "money goes back to the payer"];
  return capital > 0
    ? ["/paymentAmount", "a part of it goes back"]
    : ["/capitalAmountPaid", "it pays no capital of its invoice"];
}

function told(payment: ReceivedPayment, division: Division, what: (words: string) => string): Problem {
  const [pointer, words] = reasonOf(payment, division);
  return problem("ACC_DOCUMENT_INFERRED", { pointer, message: what(words), severity: "info" });
}

const nameless = problem("ACC_DOCUMENT_FIELD_MISSING", {
  pointer: "/invoiceNumber",
  message: "it names no invoice, and its source has no settlements that would book it",
  advice: "Book it by hand, or let its source name the invoice that it pays.",
});

/** What a received payment is posted with. */
export interface ReceivedContext {
  /** See `receivedIdentifiers`. */
  readonly identifier: string;
  readonly plan: PostingPlan;
  /** Whether the source has settlements, which book what is no payment of an invoice. */
  readonly settles: boolean;
}

const without = (problems: readonly Problem[]): Posted => ({ payments: [], problems });

/**
 * What is no payment of its invoice (interest or costs alone, money that goes back). A settlement books it as the truth;
 * where none comes it is a ledger document, and an error where it cannot be one, so that nothing is lost silently.
 */
function postOther(payment: ReceivedPayment, division: Division, context: ReceivedContext): Posted {
  const { settles, plan } = context;
  if (settles) {
    const info = (words: string) => `not booked as provisional: ${words}; its settlement books it`;
    return { payments: [], problems: [told(payment, division, info)] };
  }
  const { invoiceNumber } = payment;
  if (invoiceNumber === undefined) return without([nameless]);
  const foreign = checkLedgerCurrency("/currency", payment.currency);
  if (foreign.length > 0) return without(foreign);
  const ledger = receivedLedger(moneyOf(payment, invoiceNumber, division, context), plan);
  const info = (words: string) => `booked as a ledger document: ${words}`;
  return { payments: [], ledger, problems: [told(payment, division, info)] };
}

const moneyOf = (
  payment: ReceivedPayment,
  invoiceNumber: string,
  division: Division,
  { identifier }: ReceivedContext,
): Money => ({
  identifier,
  invoiceNumber,
  date: payment.paymentDate,
  reference: payment.originalPaymentReference ?? payment.invoicePaymentReference,
  currency: payment.currency,
  division,
});

const checkSum = (payment: ReceivedPayment): readonly Problem[] => {
  const { paymentAmount, capitalAmountPaid, interestAmountPaid, costsAmountPaid } = payment;
  const parts = [capitalAmountPaid, interestAmountPaid, costsAmountPaid].flatMap((part) => part ?? []);
  // All three are added up; else what is not named is what they leave of the amount.
  return checkExactSum(parts.length === 3 ? parts : [paymentAmount, ...parts], "/paymentAmount");
};

/**
 * A received payment as a payment of its invoice. What cannot be one is left to its settlement or, where its source has
 * none, a balanced ledger document. No money at all gives nothing.
 */
export function postReceivedPayment(payment: ReceivedPayment, context: ReceivedContext): Posted {
  const { invoiceNumber } = payment;
  const unfit = [...checkInvoiceNumber(invoiceNumber, "/invoiceNumber"), ...checkSum(payment)];
  if (unfit.length > 0) return without(unfit);
  const divided = receivedDivision(payment);
  if ("problems" in divided) return without(divided.problems);
  const { division } = divided;
  if (isNothing(division)) return without([]);
  if (!isInvoicePayment(invoiceNumber, division)) return postOther(payment, division, context);
  const money = moneyOf(payment, invoiceNumber, division, context);
  return { payments: [paymentOf(money, context.plan)], problems: [] };
}
