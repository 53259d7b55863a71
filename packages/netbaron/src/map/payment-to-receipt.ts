import {
  type MinorUnits,
  negateMinor,
  type Payment,
  paymentSplit,
  percentage,
  type RenderContext,
  type Rendered,
} from "@confirma-connect/core";
import {
  isPaymentWord,
  type PaymentRole,
  paymentTextLengths,
  writePaymentText,
} from "../wire/payment-text.ts";
import type { BookLine } from "./book-line.ts";
import { integerColumn } from "./integer-column.ts";
import type { Readings } from "./readings.ts";
import { renderReceipt } from "./receipt-draft.ts";
import { type Translation, translationOf } from "./translation.ts";

/**
 * Translates a payment into ledger rows, the only documented way: the account that received the money against
 * receivables, interest and costs. The invoice's open sum in NetBaron's sales ledger is not touched by it.
 */
export function paymentToReceipt(payment: Payment, context: RenderContext, readings: Readings): Rendered {
  const translation = translationOf(context, readings);
  checkPaymentWords(payment, translation);
  const { capital, interest, costs, problems } = paymentSplit(payment);
  for (const { code, pointer, message } of problems) translation.findings.refuse(code, pointer, message);
  const lines = paymentLines(payment, { capital, interest, costs }, translation);
  const base = baseLine(payment, translation);
  return renderReceipt(
    {
      title: "Accounting receipt of the payment",
      name: { text: undefined, pointer: "" },
      documentRows: 1,
      numberSeries: "",
      lines: lines.filter(({ amount }) => amount !== 0).map((line) => bookLine(line, base, translation)),
      pointer: "",
    },
    context,
    translation,
  );
}

interface PaymentLine {
  readonly role: "clearing" | "capital" | "interest" | "costs";
  readonly account?: string | undefined;
  readonly vatCode?: string | undefined;
  readonly amount: MinorUnits;
  /** Setting of the plan that names the account. */
  readonly setting: string;
}

type Parts = Readonly<Record<"capital" | "interest" | "costs", MinorUnits>>;

/** Debit of the money, credit of what it pays. */
function paymentLines(
  payment: Payment,
  parts: Parts,
  { plan, decisions }: Translation,
): readonly PaymentLine[] {
  const { clearingAccount, interest, costs } = plan.payments;
  return [
    {
      role: "clearing",
      account: clearingAccount,
      amount: payment.amount,
      setting: "payments.clearingAccount",
    },
    {
      role: "capital",
      account: decisions.receivablesAccount,
      amount: negateMinor(parts.capital),
      setting: "options.netbaron.receivablesAccount",
    },
    {
      role: "interest",
      ...interest,
      amount: negateMinor(parts.interest),
      setting: "payments.interest.account",
    },
    { role: "costs", ...costs, amount: negateMinor(parts.costs), setting: "payments.costs.account" },
  ];
}

function bookLine(
  { role, account, vatCode = "", amount, setting }: PaymentLine,
  base: (role: PaymentRole) => BaseLine,
  translation: Translation,
): BookLine {
  return {
    ...base(role === "interest" || role === "costs" ? role : "payment"),
    role,
    vatCode: integerColumn(translation.findings, vatCode, "", "VAT codes"),
    account: planned(account, setting, translation),
    net: amount,
    gross: amount,
  };
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
  return integerColumn(findings, account ?? "", "", "account numbers");
}

type BaseLine = Omit<BookLine, "account" | "net" | "gross">;

function baseLine(payment: Payment, translation: Translation): (role: PaymentRole) => BaseLine {
  const { findings } = translation;
  const word = (text: string | undefined, pointer: string, longest: number): string | undefined => {
    const kept = findings.optionalText(text, pointer, longest);
    if (kept === undefined || isPaymentWord(kept)) return kept;
    findings.refuse(
      "ACC_DOCUMENT_FIELD_INVALID",
      pointer,
      "this text would be mistaken for two in the description",
    );
    return kept;
  };
  const words = {
    invoiceNumber: word(payment.invoiceNumber, "/invoiceNumber", paymentTextLengths.invoiceNumber) ?? "",
    reference: word(payment.paymentReference, "/paymentReference", paymentTextLengths.reference),
    payer: findings.optionalText(payment.sourceName, "/sourceName", paymentTextLengths.payer),
  };
  return (role) => ({
    date: payment.bookingDate ?? payment.paymentDate,
    description: writePaymentText({ role, ...words }),
    costCenter: "",
    jobNumber: "",
    vatCode: "",
    vatPercentage: percentage(0),
    isVatRow: false,
    vatAccount: undefined,
    pointer: "",
  });
}
