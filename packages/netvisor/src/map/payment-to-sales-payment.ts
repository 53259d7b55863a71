import {
  FindingList,
  formatAmount,
  type MinorUnits,
  negateMinor,
  type Payment,
  type PaymentSplit,
  type Posting,
  paymentSplit,
  problem,
  type RenderContext,
} from "@confirma-connect/core";
import { type SalesPayment, salesPaymentRequest } from "../wire/request/sales-payment.ts";
import { type Draft, type DraftStep, draftOf } from "./draft.ts";
import { canBeAdded } from "./exact-sum.ts";
import { interestAndCosts } from "./interest-and-costs.ts";
import { checkInvoiceNumber, netvisorKeyLength } from "./invoice-number.ts";
import type { Readings } from "./readings.ts";

/** Payer shown when the document names none; Netvisor demands one. */
const unnamedPayer = "Confirma";

/**
 * Translates a payment: its capital becomes a payment of the invoice (salespayment.nv), interest and costs
 * become one voucher (accounting.nv) on the accounts of the plan.
 */
export function paymentToSalesPayment(payment: Payment, context: RenderContext, readings: Readings): Draft {
  const { plan } = context;
  const findings = new FindingList({
    holder: "Netvisor",
    charset: readings.textCharset,
    cut: plan.cutLongTexts,
  });
  if (!canBeAdded(amountsOf(payment))) {
    findings.refuse(
      "ACC_UNSUPPORTED_SIZE",
      "/amount",
      "the amounts of the payment are too large to be added exactly",
    );
    return { steps: [], problems: findings.problems };
  }
  const split = paymentSplit(payment);
  findings.add(split.problems);
  checkPayment(payment, split, findings);
  const capital =
    split.capital === 0 ? () => [] : capitalStep(payment, split.capital, { context, readings, findings });
  const rest = interestAndCosts(payment, split, { plan, readings, findings, keyOf: context.keyOf });
  return draftOf(findings.problems, () => [...capital(), ...rest()]);
}

const amountsOf = (payment: Payment): readonly MinorUnits[] => {
  const { amount, capitalAmountPaid, interestAmountPaid, costsAmountPaid, breakdown = [] } = payment;
  const fields = [capitalAmountPaid, interestAmountPaid, costsAmountPaid].filter(
    (part) => part !== undefined,
  );
  return [amount, ...fields, ...breakdown.map((entry) => entry.amount)];
};

function checkPayment(payment: Payment, split: PaymentSplit, findings: FindingList): void {
  if (payment.currency !== "EUR") {
    const message = `payments are delivered to Netvisor in EUR, not in ${payment.currency}`;
    findings.refuse("ACC_UNSUPPORTED_CURRENCY", "/currency", message);
  }
  if (payment.amount <= 0 || [split.capital, split.interest, split.costs].some((part) => part < 0)) {
    const message = "only payments above zero can be delivered; reverse a payment in Netvisor itself";
    findings.refuse("ACC_UNSUPPORTED_FEATURE", "/amount", message);
  }
  const { bookingDate, paymentDate } = payment;
  if (bookingDate !== undefined && bookingDate !== paymentDate) {
    const message = `the payment is dated by paymentDate ${paymentDate}; Netvisor keeps no second date`;
    const advice = "Nothing, if the payment date is the date of the voucher.";
    const where = { pointer: "/bookingDate", severity: "info" } as const;
    findings.add([problem("ACC_DOCUMENT_DATE_ORDER", { ...where, message, advice })]);
  }
}

/** What the parts of a payment are translated with. */
interface PaymentContext {
  readonly context: RenderContext;
  readonly readings: Readings;
  readonly findings: FindingList;
}

function capitalStep(
  payment: Payment,
  capital: MinorUnits,
  parts: PaymentContext,
): () => readonly DraftStep[] {
  const { context, readings, findings } = parts;
  const key = context.keyOf("payment");
  const method = methodOf(context, findings);
  const target = targetOf(payment, parts);
  const sourceName = sourceNameOf(payment, key, readings, findings);
  const { paymentDate } = payment;
  const identity = {
    type: "salesPayment",
    key,
    values: {
      target: target.type,
      targetValue: target.value,
      date: paymentDate,
      sum: formatAmount(capital, "."),
      sourceName,
      keyInName: readings.keyInPayerName ? "yes" : "no",
    },
  };
  return () => [
    {
      name: "payment",
      action: "create",
      title: "Payment of the invoice (capital)",
      resource: "salespayment.nv",
      body: salesPaymentRequest({
        sum: { "@currency": "EUR", "#": formatAmount(capital, ",") },
        paymentdate: paymentDate,
        targetidentifier: { "@type": target.type, "@targettype": "invoice", "#": target.value },
        sourcename: sourceName,
        paymentmethod: method,
      }),
      identity,
      uses: [],
      postings: capitalPostings(payment, capital, method["#"]),
    },
  ];
}

/** The plan's payment method; it decides the ledger account. */
function methodOf({ plan }: RenderContext, findings: FindingList): SalesPayment["paymentmethod"] {
  const { method, methodType } = plan.payments;
  const type = methodType === "bankAccount" ? "bankaccount" : "alternative";
  if (method !== undefined) return { "@type": type, "#": findings.text(method, "") };
  const message = "the plan names no payment method (payments.method)";
  findings.add([problem("ACC_MAPPING_PAYMENT", { message })]);
  return { "@type": type, "#": "" };
}

function capitalPostings(
  { paymentDate: date }: Payment,
  capital: MinorUnits,
  method: string,
): readonly Posting[] {
  return [
    { account: `(payment method ${method})`, amount: capital, date, role: "payment" },
    { account: "(receivables)", amount: negateMinor(capital), date, role: "capital" },
  ];
}

interface Target {
  readonly type: Payment["targetIdentifier"];
  readonly value: string;
}

/** What names the invoice. With `netvisor` the agency's invoiceNumber holds the Netvisor key (inferred). */
function targetOf(
  payment: Payment,
  { readings, findings }: Pick<PaymentContext, "readings" | "findings">,
): Target {
  const type = payment.targetIdentifier;
  if (type === "reference") {
    const value = findings.optionalText(payment.paymentReference, "/paymentReference");
    if (value === undefined) {
      const message = "the payment names its invoice by reference but carries no paymentReference";
      findings.refuse("ACC_DOCUMENT_FIELD_MISSING", "/paymentReference", message);
    }
    return { type, value: value ?? "" };
  }
  const rule =
    type === "netvisor"
      ? { findings, longest: netvisorKeyLength, what: "Netvisor keys" }
      : { findings, longest: readings.invoiceNumberLength };
  checkInvoiceNumber(payment.invoiceNumber, "/invoiceNumber", rule);
  return { type, value: payment.invoiceNumber };
}

/** The payer, and behind the name our key, by which the payment is found again. */
function sourceNameOf(payment: Payment, key: string, readings: Readings, findings: FindingList): string {
  const mark = readings.keyInPayerName ? ` [${key}]` : "";
  const longest = readings.payerNameLength - mark.length;
  const name = findings.optionalText(payment.sourceName, "/sourceName", longest) ?? unnamedPayer;
  return `${name}${mark}`;
}
