import {
  type MinorUnits,
  type Payment,
  paymentSplit,
  problem,
  type RenderContext,
} from "@confirma-connect/core";
import { paymentLimits } from "../sandbox.manifest.ts";
import type { Receipt } from "../wire/receipt.ts";
import { Findings } from "./findings.ts";

/** Bank account of receipts when the plan names none. */
const defaultBankAccount = "1910";

interface Part {
  readonly name: "interest" | "costs";
  readonly amount: MinorUnits;
  readonly pointer: string;
}

function partOf({ name, amount, pointer }: Part, context: RenderContext, findings: Findings) {
  if (amount === 0) return undefined;
  const account = context.plan.payments[name]?.account;
  if (account !== undefined) return { account, amount };
  const message = `the plan names no account for ${name}`;
  findings.add(problem("ACC_MAPPING_PAYMENT", { pointer, message }));
  return { account: "?", amount };
}

/** Translates a payment into the sandbox's receipt. */
export function paymentToReceipt(payment: Payment, context: RenderContext) {
  const findings = new Findings(paymentLimits, context.plan);
  const split = paymentSplit(payment);
  for (const found of split.problems) findings.add(found);
  findings.currency(payment.currency, "/currency");
  if (payment.targetIdentifier !== "invoicenumber") {
    const message = "the sandbox finds invoices by their number only";
    findings.add(problem("ACC_UNSUPPORTED_FEATURE", { pointer: "/targetIdentifier", message }));
  }
  const place = (field: string) => (payment.breakdown === undefined ? `/${field}` : "/breakdown");
  const interest = {
    name: "interest",
    amount: split.interest,
    pointer: place("interestAmountPaid"),
  } as const;
  const costs = { name: "costs", amount: split.costs, pointer: place("costsAmountPaid") } as const;
  const receipt: Receipt = {
    key: context.keyOf("receipt"),
    number: context.identifier,
    invoiceNumber: payment.invoiceNumber,
    date: payment.paymentDate,
    bookingDate: payment.bookingDate,
    currency: payment.currency,
    amount: payment.amount,
    account: context.plan.payments.method ?? defaultBankAccount,
    reference: payment.paymentReference,
    source: findings.text("sourceName", payment.sourceName, "/sourceName"),
    capital: split.capital,
    interest: partOf(interest, context, findings),
    costs: partOf(costs, context, findings),
  };
  return { receipt, problems: findings.problems };
}
