import { amountFromJsonNumber, type MinorUnits } from "@confirma-connect/core";
import { z } from "zod";
import { Transaction } from "../wire/answer/ledger-receipt.ts";
import { isJsonObject, type JsonObject, parseJson } from "../wire/answer/parse-json.ts";
import type { Readings } from "./readings.ts";

const DimensionValue = z.object({ dimensionId: z.int(), itemId: z.int(), value: z.number() });

const Change = z.object({
  description: z.string(),
  accountingValue: z.number(),
  account: z.string().optional(),
  dimensionItemValues: z.array(DimensionValue).optional(),
});

/** What one row of an invoice's receipt shall become. */
export type RowChange = z.output<typeof Change>;

/** The changes that a resolved step carries, in the order of the invoice's rows; undefined when it has none. */
export const readChanges = (body: string): readonly RowChange[] | undefined =>
  z.object({ transactions: z.array(Change) }).safeParse(parseJson(body)).data?.transactions;

/** A receipt's row that belongs to an invoice row. */
export interface MatchedRow {
  /** The row as it came, with every field. */
  readonly raw: JsonObject;
  readonly row: Transaction;
  readonly change: RowChange;
}

/**
 * Finds the receipt's row of each invoice row. Procountor names no link between them (unknown): with `order`
 * the n-th ENTRY row is the n-th invoice row, with `description` the one row with the product's name. Either
 * way the net amount must be the same to the cent; else nothing is matched.
 */
export function matchRows(
  receipt: JsonObject,
  changes: readonly RowChange[],
  by: Readings["receiptRows"],
): readonly MatchedRow[] | undefined {
  const entries = rowsOf(receipt).flatMap((raw) => {
    const row = Transaction.safeParse(raw).data;
    return row?.transactionType === "ENTRY" ? [{ raw, row }] : [];
  });
  const matched = changes.flatMap((change, index) => {
    const named = entries.filter(({ row }) => row.description === change.description);
    const entry = by === "order" ? entries[index] : named.length === 1 ? named[0] : undefined;
    if (entry?.row.accountingValue === undefined) return [];
    return entry.row.accountingValue === cents(change) ? [{ ...entry, change }] : [];
  });
  const complete =
    matched.length === changes.length && (by === "description" || entries.length === changes.length);
  return complete ? matched : undefined;
}

const rowsOf = (receipt: JsonObject): readonly JsonObject[] => {
  const rows: unknown = receipt["transactions"];
  return Array.isArray(rows) ? rows.filter(isJsonObject) : [];
};

const cents = ({ accountingValue }: RowChange): MinorUnits | undefined =>
  amountFromJsonNumber(accountingValue);

/** The receipt with the changes on its rows; everything else is as it was read, its version too (seen). */
export function mergeReceipt(receipt: JsonObject, matched: readonly MatchedRow[]): JsonObject {
  const changed = new Map(matched.map(({ raw, change }) => [raw, change]));
  return {
    ...receipt,
    transactions: rowsOf(receipt).map((raw) => {
      const change = changed.get(raw);
      if (change === undefined) return raw;
      const { account, dimensionItemValues } = change;
      return {
        ...raw,
        ...(account === undefined ? {} : { account }),
        ...(dimensionItemValues === undefined ? {} : { dimensionItemValues }),
      };
    }),
  };
}

/** Tells whether a receipt's row already has what the change asks for. */
export function hasChange({ row, change }: MatchedRow): boolean {
  const sameAccount = change.account === undefined || row.account === change.account;
  return sameAccount && sameDimensions(row, change.dimensionItemValues ?? []);
}

const sameDimensions = (row: Transaction, wanted: NonNullable<RowChange["dimensionItemValues"]>): boolean =>
  wanted.every(({ dimensionId, itemId, value }) =>
    row.dimensionItemValues.some(
      (item) =>
        item.dimensionId === String(dimensionId) &&
        item.itemId === String(itemId) &&
        item.value === amountFromJsonNumber(value),
    ),
  );
