import {
  type MinorUnits,
  negateMinor,
  type Payment,
  percentage,
  paymentSplit,
  type Rendered,
  type RenderContext,
} from "@confirma-connect/core";
import { isPaymentWord, paymentTextLengths, writePaymentText } from "../wire/payment-text.ts";
import type { BookLine } from "./book-line.ts";
import type { Readings } from "./readings.ts";
import { renderReceipt } from "./receipt-draft.ts";
import { describingText } from "./row-words.ts";
import { type Translation, translationOf } from "./translation.ts";

/**
 * Translates a payment into ledger rows, the only documented way: the account that received the money against
 * receivables, interest and costs. The invoice's open sum in NetBaron's sales ledger is not touched by it.
 */
export function paymentToReceipt(payment: Payment, context: RenderContext, readings: Readings): Rendered {
  const translation = translationOf(context, readings);
  checkPaymentWords(payment, translation);
  const { plan, decisions } = translation;
  const { capital, interest, costs, problems } = paymentSplit(payment);
  for (const { code, pointer, message } of problems) translation.findings.refuse(code, pointer, message);
  const base = baseLine(payment, translation);
  const line = (role: string, account: string | undefined, amount: MinorUnits, setting: string, vatCode = ""): BookLine[] =>
    amount === 0
      ? []
      : [{ ...base, role, vatCode, account: planned(account, setting, translation), net: amount, gross: amount }];
  return renderReceipt(
    {
      title: "Accounting receipt of the payment",
      name: { text: undefined, pointer: "" },
      numberSeries: "",
      lines: [
        ...line("clearing", plan.payments.clearingAccount, payment.amount, "payments.clearingAccount"),
        ...line("capital", decisions.receivablesAccount, negateMinor(capital), "options.netbaron.receivablesAccount"),
        ...line("interest", plan.payments.interest?.account, negateMinor(interest), "payments.interest.account", plan.payments.interest?.vatCode),
        ...line("costs", plan.payments.costs?.account, negateMinor(costs), "payments.costs.account", plan.payments.costs?.vatCode),
      ],
      pointer: "",
    },
    context,
    translation,
  );
}

/** What every form of a payment must keep to. */
export function checkPaymentWords(payment: Payment, { findings }: Translation): void {
  if (payment.currency !== "EUR") {
    findings.refuse("ACC_UNSUPPORTED_CURRENCY", "/currency", "NetBaron takes euros only");
  }
  if (payment.targetIdentifier === "netvisor") {
    const message = "NetBaron has no Netvisor keys; name the invoice by its number or reference";
    findings.refuse("ACC_UNSUPPORTED_FEATURE", "/targetIdentifier", message);
  }
}

/** A word of the plan; its absence is a problem of the whole document, as no field of it is wrong. */
function planned(account: string | undefined, setting: string, { findings }: Translation): string {
  if (account === undefined) findings.refuse("ACC_MAPPING_PAYMENT", "", `the plan lacks ${setting}`);
  return findings.integer(account ?? "", "", "account numbers");
}

function baseLine(payment: Payment, translation: Translation): Omit<BookLine, "account" | "net" | "gross"> {
  const { findings } = translation;
  const word = (text: string | undefined, pointer: string, longest: number): string | undefined => {
    const kept = findings.optionalText(text, pointer, longest);
    if (kept === undefined || isPaymentWord(kept)) return kept;
    findings.refuse("ACC_DOCUMENT_FIELD_INVALID", pointer, "this text would be mistaken for two in the description");
    return kept;
  };
  const text = writePaymentText({
    invoiceNumber: word(payment.invoiceNumber, "/invoiceNumber", paymentTextLengths.invoiceNumber) ?? "",
    reference: word(payment.paymentReference, "/paymentReference", paymentTextLengths.reference),
    payer: findings.optionalText(payment.sourceName, "/sourceName", paymentTextLengths.payer),
  });
  return {
    date: payment.bookingDate ?? payment.paymentDate,
    description: describingText(translation, text, ""),
    costCenter: "",
    jobNumber: "",
    vatCode: "",
    vatPercentage: percentage(0),
    isVatRow: false,
    vatAccount: undefined,
    pointer: "",
  };
}
