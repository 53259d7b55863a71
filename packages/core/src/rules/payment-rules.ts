import type { Payment } from "../agency/payment.ts";
import { parseBankReference } from "../value/bank-reference.ts";
import { paymentSplit } from "./payment-split.ts";
import { type Problem, problem } from "./problem.ts";

/** All rules of a payment: the split, a non-zero amount, and check digits as warnings. */
export function checkPayment(payment: Payment): readonly Problem[] {
  const problems: Problem[] = [...paymentSplit(payment).problems];
  if (payment.amount === 0) {
    const message = "a payment must have an amount other than zero";
    problems.push(problem("ACC_DOCUMENT_FIELD_INVALID", { pointer: "/amount", message }));
  }
  const reference = payment.paymentReference;
  if (reference !== undefined && !parseBankReference(reference).valid) {
    const message = "the bank reference has a wrong check digit";
    const detail = { pointer: "/paymentReference", message, severity: "warning" as const };
    problems.push(problem("ACC_DOCUMENT_CHECK_DIGIT", detail));
  }
  if (payment.targetIdentifier === "reference" && reference === undefined) {
    const message = "the payment names its invoice by reference but carries no paymentReference";
    problems.push(problem("ACC_DOCUMENT_FIELD_MISSING", { pointer: "/paymentReference", message }));
  }
  return problems;
}
