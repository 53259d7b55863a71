import {
  FindingList,
  type MinorUnits,
  type Payment,
  type PaymentSplit,
  paymentSplit,
  type RenderContext,
  type Rendered,
  type Step,
} from "@confirma-connect/core";
import { textLength } from "../wire/request/text-length.ts";
import { canBeAdded } from "./exact-sum.ts";
import { findAccountSteps } from "./find-account-steps.ts";
import { findInvoiceStep } from "./find-invoice-step.ts";
import { interestAndCosts } from "./interest-and-costs.ts";
import { markPaidStep } from "./mark-paid-step.ts";
import { markLength, markOf } from "./own-key.ts";
import { procountorPlanOf } from "./procountor-plan.ts";
import type { Readings } from "./readings.ts";
import type { RowContext } from "./row-words.ts";
import { renderedOf } from "./step-request.ts";
import { procountorTexts } from "./text-rule.ts";

/** Longest name of a payer: the description of a payment event ends with our key. */
export const sourceNameLength = textLength.paymentDescription - markLength;

/** Payer shown when the document names none. */
const unnamedPayer = "Confirma";

/** Translates a payment: its capital is marked on the invoice, interest and costs become a journal by the plan. */
export function paymentToMarkPaid(
  payment: Payment,
  context: RenderContext,
  readings: Readings,
  companyCurrency: string,
): Rendered {
  const { plan } = context;
  const { own, problems } = procountorPlanOf(plan);
  const findings = new FindingList(procountorTexts(plan.cutLongTexts));
  findings.add(problems);
  if (!canBeAdded(amountsOf(payment))) {
    const message = "the amounts of the payment are too large to be added exactly";
    findings.refuse("ACC_UNSUPPORTED_SIZE", "/amount", message);
    return { steps: [], problems: findings.problems };
  }
  const split = paymentSplit(payment);
  findings.add(split.problems);
  const row: RowContext = { plan, own, readings, findings };
  checkPayment(payment, split, companyCurrency, findings);
  const capital = capitalSteps(payment, split.capital, context, row);
  const journal = interestAndCosts(payment, split, context, row);
  return renderedOf(findings.problems, () => [
    // Only a person can take the capital back: an account that is missing must not leave half a payment behind.
    ...(capital.length === 0 ? [] : findAccountSteps(journal.accounts)),
    ...capital,
    ...journal.steps(),
  ]);
}

const amountsOf = (payment: Payment): readonly MinorUnits[] => {
  const { amount, capitalAmountPaid, interestAmountPaid, costsAmountPaid, breakdown = [] } = payment;
  const fields = [capitalAmountPaid, interestAmountPaid, costsAmountPaid].filter(
    (part) => part !== undefined,
  );
  return [amount, ...fields, ...breakdown.map((entry) => entry.amount)];
};

function checkPayment(
  payment: Payment,
  split: PaymentSplit,
  companyCurrency: string,
  findings: FindingList,
): void {
  if (payment.currency !== companyCurrency) {
    const message = `payments are delivered in the company's currency ${companyCurrency}, not in ${payment.currency}`;
    findings.refuse("ACC_UNSUPPORTED_CURRENCY", "/currency", message);
  }
  if (payment.amount <= 0 || [split.capital, split.interest, split.costs].some((part) => part < 0)) {
    const message = "only payments above zero can be delivered; a payment is taken back in Procountor itself";
    findings.refuse("ACC_UNSUPPORTED_FEATURE", "/amount", message);
  }
  const { bookingDate, paymentDate } = payment;
  if (bookingDate !== undefined && bookingDate !== paymentDate) {
    const message = `the payment is dated by paymentDate ${paymentDate}; Procountor keeps no second date`;
    findings.warn("ACC_DOCUMENT_DATE_ORDER", "/bookingDate", message);
  }
}

function capitalSteps(
  payment: Payment,
  capital: MinorUnits,
  context: RenderContext,
  { own, findings }: RowContext,
): readonly Step[] {
  if (capital === 0) return [];
  const key = context.keyOf("payment");
  const payer = findings.text(payment.sourceName ?? unnamedPayer, "/sourceName", sourceNameLength);
  const { number, reference } = targetOf(payment, findings);
  return [
    findInvoiceStep("invoice", "Invoice that was paid", number, reference),
    markPaidStep({
      name: "payment",
      title: "Payment of the invoice (capital)",
      key,
      invoice: "invoice",
      date: payment.paymentDate,
      amount: capital,
      currency: payment.currency,
      description: `${payer} ${markOf(key)}`,
      method: own.paymentMethodType,
    }),
  ];
}

/** Procountor searches by number only; a reference is compared with the invoice that the number finds. */
function targetOf(payment: Payment, findings: FindingList): { number: string; reference?: string } {
  const number = findings.text(payment.invoiceNumber, "/invoiceNumber", textLength.originalInvoiceNumber);
  const { targetIdentifier, paymentReference } = payment;
  if (targetIdentifier === "netvisor") {
    const message = "a Netvisor key names no invoice of Procountor";
    findings.refuse("ACC_UNSUPPORTED_FEATURE", "/targetIdentifier", message);
  }
  if (targetIdentifier !== "reference") return { number };
  if (paymentReference === undefined) {
    const message = "the payment names its invoice by reference but carries no paymentReference";
    findings.refuse("ACC_DOCUMENT_FIELD_MISSING", "/paymentReference", message);
    return { number };
  }
  return { number, reference: findings.text(paymentReference, "/paymentReference") };
}
