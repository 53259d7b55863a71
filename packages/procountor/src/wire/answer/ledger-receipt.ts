import { z } from "zod";
import { DateField, Id, IntegerField, listOf, MoneyField, OptionalId, PercentField, Words } from "./field.ts";

/** A part of a row on one item of a dimension. */
const DimensionItemValue = z.object({
  dimensionId: OptionalId,
  itemId: OptionalId,
  value: MoneyField,
});

/** One row of a receipt. */
export const Transaction = z.object({
  id: OptionalId,
  transactionType: Words,
  account: Words,
  accountingValue: MoneyField,
  vatPercent: PercentField,
  vatType: Words,
  vatStatus: IntegerField,
  description: Words,
  dimensionItemValues: listOf(DimensionItemValue),
});

/** See {@link Transaction}. */
export type Transaction = z.output<typeof Transaction>;

/** A receipt as `GET /ledgerreceipts/{id}` gives it (specs 6). */
export const LedgerReceipt = z.object({
  id: Id,
  type: Words,
  status: Words,
  name: Words,
  receiptDate: DateField,
  vatType: Words,
  vatStatus: IntegerField,
  receiptNumber: OptionalId,
  invoiceNotes: Words,
  transactionDescription: Words,
  version: Words,
  transactions: listOf(Transaction),
});

/** See {@link LedgerReceipt}. */
export type LedgerReceipt = z.output<typeof LedgerReceipt>;

/** A row of `GET /ledgerreceipts`. */
export const LedgerReceiptRow = z.object({
  id: Id,
  type: Words,
  status: Words,
  name: Words,
  receiptDate: DateField,
});

/** See {@link LedgerReceiptRow}. */
export type LedgerReceiptRow = z.output<typeof LedgerReceiptRow>;
