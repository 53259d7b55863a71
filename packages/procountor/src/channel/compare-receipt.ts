import {
  absMinor,
  amountFromJsonNumber,
  formatAmount,
  type MinorUnits,
  minorUnits,
  type Problem,
  percentageFromJsonNumber,
} from "@confirma-connect/core";
import { z } from "zod";
import type { LedgerReceipt, Transaction } from "../wire/answer/ledger-receipt.ts";
import { parseJson } from "../wire/answer/parse-json.ts";
import { difference } from "./look-up.ts";

const Sent = z.object({
  receiptDate: z.string(),
  transactions: z.array(
    z.object({
      account: z.string(),
      accountingValue: z.number(),
      vatPercent: z.number(),
      vatStatus: z.number(),
      description: z.string().optional(),
      dimensionItemValues: z
        .array(z.object({ dimensionId: z.number(), itemId: z.number(), value: z.number() }))
        .default([]),
    }),
  ),
});

type SentRow = z.output<typeof Sent>["transactions"][number];

/** Compares a journal with the body that made it, row by row and to the cent, whatever their order. */
export function compareReceipt(receipt: LedgerReceipt, body: string): readonly Problem[] {
  const sent = Sent.safeParse(parseJson(body)).data;
  if (sent === undefined) return [difference("the body that was sent cannot be read for a comparison")];
  const date =
    receipt.receiptDate === sent.receiptDate
      ? []
      : [difference("the date in the books is not the one that was sent")];
  const rest = [...receipt.transactions];
  const missing = sent.transactions.flatMap((row) => {
    const index = rest.findIndex((other) => matches(other, row));
    if (index >= 0) rest.splice(index, 1);
    const text = formatAmount(amountFromJsonNumber(row.accountingValue) ?? zero, ".");
    return index >= 0 ? [] : [difference(`the books lack the row of ${text} on ${row.account}`)];
  });
  const surplus = rest
    .filter((row) => !isRounding(row, sent.transactions.length))
    .map(({ accountingValue, account }) =>
      difference(
        `the books hold a row of ${textOf(accountingValue)} on ${account ?? "no account"} that was not sent`,
      ),
    );
  return [...date, ...missing, ...surplus];
}

const zero = minorUnits(0);

const textOf = (value: MinorUnits | undefined): string =>
  value === undefined ? "an unreadable amount" : formatAmount(value, ".");

/** The row that Procountor adds for the cents of VAT rounding: at most one cent per row. */
const isRounding = ({ transactionType, accountingValue }: Transaction, rows: number): boolean =>
  transactionType === "RECONCILIATION_ENTRY" &&
  accountingValue !== undefined &&
  absMinor(accountingValue) <= rows;

function matches(row: Transaction, sent: SentRow): boolean {
  if (row.accountingValue !== amountFromJsonNumber(sent.accountingValue)) return false;
  if (row.account !== sent.account) return false;
  // Answers may lack a field; what is not there is not compared.
  const samePercent =
    row.vatPercent === undefined || row.vatPercent === percentageFromJsonNumber(sent.vatPercent);
  const sameStatus = row.vatStatus === undefined || row.vatStatus === sent.vatStatus;
  const sameText = sent.description === undefined || row.description === sent.description;
  return samePercent && sameStatus && sameText && sameDimensions(row, sent);
}

const sameDimensions = (row: Transaction, sent: SentRow): boolean =>
  row.dimensionItemValues.length === sent.dimensionItemValues.length &&
  sent.dimensionItemValues.every(({ dimensionId, itemId, value }) =>
    row.dimensionItemValues.some(
      (item) =>
        item.dimensionId === String(dimensionId) &&
        item.itemId === String(itemId) &&
        item.value === amountFromJsonNumber(value),
    ),
  );
