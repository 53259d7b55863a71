import {
  type AccountPlan,
  addMinor,
  besidePayment,
  formatAmount,
  formatPercentage,
  type MinorUnits,
  negateMinor,
  type Payment,
  type PaymentSplit,
  percentage,
  problem,
} from "@confirma-connect/core";
import { voucherTextLength } from "../wire/request/text-form.ts";
import type { RequestVatCode } from "../wire/request/vat-code.ts";
import type { DraftStep } from "./draft.ts";
import { checkedVatCode, type RowContext } from "./row-words.ts";
import { voucherStep } from "./voucher-step.ts";

const noVat = percentage(0);

interface Part {
  readonly role: "clearing" | "interest" | "costs";
  readonly account: string;
  readonly vatCode: RequestVatCode;
  /** Debit > 0. */
  readonly amount: MinorUnits;
}

/** What the voucher for interest and costs is translated with. */
export interface InterestContext extends RowContext {
  keyOf(step: string): string;
}

/** The voucher that books interest and costs: clearing account against the plan's two accounts; none when both are 0. */
export function interestAndCosts(
  payment: Payment,
  { interest, costs }: PaymentSplit,
  context: InterestContext,
): () => readonly DraftStep[] {
  const total = addMinor(interest, costs);
  if (interest === 0 && costs === 0) return () => [];
  const { payments } = context.plan;
  const invoiceNumber = context.findings.text(
    payment.invoiceNumber,
    "/invoiceNumber",
    voucherTextLength - 60,
  );
  const voucherClass = planned(context, payments.documentClass, "payments.documentClass");
  const parts: readonly Part[] = [
    {
      role: "clearing",
      account: planned(context, payments.clearingAccount, "payments.clearingAccount"),
      vatCode: "NONE",
      amount: total,
    },
    ...partOf("interest", interest, payments.interest, context),
    ...partOf("costs", costs, payments.costs, context),
  ];
  return () => [stepOf({ ...payment, invoiceNumber }, parts, voucherClass, context)];
}

/** A word of the plan; its absence is a problem of the whole document, as no field of it is wrong. */
function planned({ findings }: RowContext, word: string | undefined, name: string): string {
  if (word !== undefined) return findings.text(word, "");
  findings.add([problem("ACC_MAPPING_PAYMENT", { message: `the plan lacks ${name}` })]);
  return "";
}

function partOf(
  role: "interest" | "costs",
  amount: MinorUnits,
  part: AccountPlan["payments"]["interest"],
  context: RowContext,
): readonly Part[] {
  if (amount === 0) return [];
  const account = planned(context, part?.account, `payments.${role}.account`);
  const vatCode = checkedVatCode(context, part?.vatCode ?? "NONE", noVat, "");
  return [{ role, account, vatCode, amount: negateMinor(amount) }];
}

function stepOf(
  payment: Payment,
  parts: readonly Part[],
  voucherclass: string,
  { keyOf }: InterestContext,
): DraftStep {
  const key = keyOf(besidePayment);
  const date = payment.paymentDate;
  return voucherStep({
    name: besidePayment,
    title: "Voucher of the payment's interest and costs",
    key,
    date,
    voucher: {
      calculationmode: "net",
      voucherdate: date,
      description: `Interest and costs, invoice ${payment.invoiceNumber} [${key}]`,
      voucherclass,
      voucherline: parts.map(({ amount, account, vatCode }) => ({
        linesum: { "@type": "net", "#": formatAmount(amount, ",") },
        accountnumber: account,
        vatpercent: { "@vatcode": vatCode, "#": formatPercentage(noVat, ",") },
      })),
    },
    postings: parts.map(({ role, account, vatCode, amount }) => ({
      account,
      amount,
      date,
      vatCode,
      vatPercentage: noVat,
      role,
    })),
    onlyExistingDimensions: false,
  });
}
