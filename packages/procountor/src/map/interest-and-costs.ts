import {
  addMinor,
  amountToJsonNumber,
  besidePayment,
  type MinorUnits,
  negateMinor,
  type Payment,
  type PaymentSplit,
  percentage,
  problem,
  type RenderContext,
  type Step,
} from "@confirma-connect/core";
import type { LedgerReceiptRequest } from "../wire/request/ledger-receipt.ts";
import { textLength } from "../wire/request/text-length.ts";
import { approveJournalStep } from "./approval-step.ts";
import { journalStep } from "./journal-step.ts";
import { markLength, markOf } from "./own-key.ts";
import { type RowContext, readVatTarget, type VatWords } from "./row-words.ts";

/** One row of the journal: debit > 0, credit < 0. */
interface Part {
  readonly role: "clearing" | "capital" | "interest" | "costs";
  readonly account: string;
  readonly vat: VatWords;
  readonly amount: MinorUnits;
}

/** The clearing account's row comes first. */
type Parts = readonly [Part, ...Part[]];

/** What a payment books beside its payment event; nothing when it has no such part. */
export interface PaymentJournal {
  readonly accounts: readonly string[];
  /** To be called only when nothing speaks against the document. */
  readonly steps: () => readonly Step[];
}

/**
 * The journal of a payment: the clearing account against interest and costs, and against receivables when the
 * plan books capital here. Procountor's payment events have no place for either (specs 5.2, seen).
 */
export function interestAndCosts(
  payment: Payment,
  split: PaymentSplit,
  context: RenderContext,
  row: RowContext,
): PaymentJournal {
  const { own, findings } = row;
  const leaves = own.interestAndCosts === "leave";
  if (leaves && (split.interest !== 0 || split.costs !== 0)) {
    const message = "interest and costs are not delivered to Procountor: the plan leaves them out";
    findings.warn("ACC_UNSUPPORTED_FEATURE", "/amount", message);
  }
  const parts = [
    ...(own.receivablesAccount === undefined ? [] : capitalPart(split.capital, own.receivablesAccount, row)),
    ...(leaves ? [] : incomePart("interest", split.interest, row)),
    ...(leaves ? [] : incomePart("costs", split.costs, row)),
  ];
  if (parts.length === 0) return { accounts: [], steps: () => [] };
  const total = negateMinor(addMinor(...parts.map(({ amount }) => amount)));
  const clearing: Part = {
    role: "clearing",
    account: planned(row.plan.payments.clearingAccount, "payments.clearingAccount", row),
    vat: noVat(row),
    amount: total,
  };
  const rows: Parts = [clearing, ...parts];
  const numberLength = textLength.receiptName - markLength - nameOf(rows).length - 1;
  const number = findings.text(payment.invoiceNumber, "/invoiceNumber", numberLength);
  return {
    accounts: rows.map(({ account }) => account),
    steps: () => stepsOf(payment, number, rows, context, own.approveJournals),
  };
}

/** The journal's name says what it holds: "Payment" with capital, else e.g. "Interest and costs". */
function nameOf([, ...parts]: Parts): string {
  const roles = parts.map(({ role }) => role);
  const text = roles.includes("capital") ? "payment" : roles.join(" and ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const noVat = ({ own, readings }: RowContext): VatWords => ({
  vatStatus: readings.noVatStatus,
  vatType: own.vatType,
});

/** A word of the plan; its absence is a problem of the whole document, as no field of it is wrong. */
function planned(word: string | undefined, name: string, { findings }: RowContext): string {
  if (word !== undefined) return findings.text(word, "");
  findings.add([problem("ACC_MAPPING_PAYMENT", { message: `the plan lacks ${name}` })]);
  return "";
}

const capitalPart = (capital: MinorUnits, account: string, row: RowContext): readonly Part[] =>
  capital === 0
    ? []
    : [
        {
          role: "capital",
          account: row.findings.text(account, ""),
          vat: noVat(row),
          amount: negateMinor(capital),
        },
      ];

function incomePart(role: "interest" | "costs", amount: MinorUnits, row: RowContext): readonly Part[] {
  if (amount === 0) return [];
  const part = row.plan.payments[role];
  const account = planned(part?.account, `payments.${role}.account`, row);
  const vat = part?.vatCode === undefined ? noVat(row) : readVatTarget(part.vatCode, row.own.vatType);
  if (vat === undefined) {
    const message = `the plan's payments.${role}.vatCode is not a VAT status of Procountor`;
    row.findings.add([problem("ACC_MAPPING_VAT_CODE", { message })]);
  }
  return [{ role, account, vat: vat ?? noVat(row), amount: negateMinor(amount) }];
}

function stepsOf(
  payment: Payment,
  number: string,
  parts: Parts,
  context: RenderContext,
  approves: boolean,
): readonly Step[] {
  const name = besidePayment;
  const key = context.keyOf(name);
  const date = payment.paymentDate;
  const postings = parts.map(({ role, account, vat, amount }) => ({
    account,
    amount,
    date,
    vatCode: String(vat.vatStatus),
    vatPercentage: percentage(0),
    role,
  }));
  const journal = journalStep({
    name,
    title: "Journal of what a payment event cannot hold: interest, costs and, by plan, capital",
    key,
    date,
    receipt: receiptOf(parts, `${nameOf(parts)} ${number} ${markOf(key)}`, date),
    uses: [],
    postings: approves ? postings : [],
    rowPointers: parts.map(() => ""),
  });
  return approves ? [journal, approveJournalStep(name, "approve-interest-and-costs", context)] : [journal];
}

function receiptOf(parts: Parts, name: string, receiptDate: string): LedgerReceiptRequest {
  const [clearing] = parts;
  return {
    type: "JOURNAL",
    name,
    receiptDate,
    ...clearing.vat,
    transactions: parts.map(({ role, account, vat, amount }) => ({
      transactionType: "ENTRY",
      account,
      accountingValue: amountToJsonNumber(amount),
      vatPercent: 0,
      ...vat,
      description: role,
    })),
  };
}
