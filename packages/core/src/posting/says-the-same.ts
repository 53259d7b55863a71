import type { LedgerDocument } from "../agency/ledger-document.ts";
import type { Payment } from "../agency/payment.ts";
import type { AgencyDocument } from "../agency/submit-body.ts";
import { paymentSplit } from "../rules/payment-split.ts";

function isSamePayment(one: Payment, other: Payment): boolean {
  const [parts, others] = [paymentSplit(one), paymentSplit(other)];
  return (
    one.invoiceNumber === other.invoiceNumber &&
    one.paymentDate === other.paymentDate &&
    one.amount === other.amount &&
    one.currency === other.currency &&
    one.paymentReference === other.paymentReference &&
    parts.capital === others.capital &&
    parts.interest === others.interest &&
    parts.costs === others.costs
  );
}

const contentText = /^(.+), content (\w+)(?:, shown as (\w+))?$/u;

/**
 * The text names the settlement or the received payment, and hashes of its money: of two texts one is enough, because
 * earlier versions wrote that of the form in which the agency showed it.
 */
function isSameContent(one: LedgerDocument, other: LedgerDocument): boolean {
  const [text = "", otherText = ""] = [one.documentDescription, other.documentDescription];
  const [, subject, ...hashes] = contentText.exec(text) ?? [];
  const [, otherSubject, ...otherHashes] = contentText.exec(otherText) ?? [];
  if (subject === undefined) return text === otherText;
  return subject === otherSubject && hashes.some((each) => each !== undefined && otherHashes.includes(each));
}

/**
 * Whether the agency says the same of both documents. The posting plan says the rest (accounts, words, dimensions), and
 * may have been changed since: that is no change of the agency's.
 */
export function saysTheSame(submitted: AgencyDocument, derived: AgencyDocument): boolean {
  if (submitted.kind === "payment" && derived.kind === "payment") {
    return isSamePayment(submitted.document, derived.document);
  }
  if (submitted.kind !== "ledger" || derived.kind !== "ledger") return false;
  return isSameContent(submitted.document, derived.document);
}
