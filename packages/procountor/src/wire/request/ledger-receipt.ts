import type { NumberOrPlaceholder } from "./write-json.ts";

/** Sides of VAT (seen). */
export const vatTypes = ["SALES", "PURCHASE"] as const;

/** One of {@link vatTypes}. */
export type VatType = (typeof vatTypes)[number];

/** A part of a row's net amount on one item of a dimension (specs 6). */
export interface DimensionItemValueRequest {
  readonly dimensionId: NumberOrPlaceholder;
  readonly itemId: NumberOrPlaceholder;
  readonly value: number;
}

/** One row: `accountingValue` is net, debit > 0, credit < 0 (seen). */
export interface TransactionRequest {
  readonly transactionType: "ENTRY" | "REVERSING_ENTRY" | "RECONCILIATION_ENTRY";
  readonly account: string;
  readonly accountingValue: number;
  readonly vatPercent: number;
  readonly vatType: VatType;
  readonly vatStatus: number;
  readonly description?: string;
  readonly dimensionItemValues?: readonly DimensionItemValueRequest[];
}

/** Body of `POST /ledgerreceipts`. */
export interface LedgerReceiptRequest {
  readonly type: "JOURNAL";
  readonly name: string;
  readonly receiptDate: string;
  readonly vatType: VatType;
  readonly vatStatus: number;
  readonly invoiceNotes?: string;
  readonly transactionDescription?: string;
  readonly transactions: readonly TransactionRequest[];
}

/**
 * What is changed on the rows of an invoice's receipt, in the order of the invoice's rows. It is not sent as
 * it is: the receipt is read, its rows get these words, and the whole goes back by `PUT /ledgerreceipts/{id}`.
 */
export interface ReceiptRowChange {
  /** Product name of the invoice row. */
  readonly description: string;
  /** Net amount that the receipt's row must have. */
  readonly accountingValue: number;
  readonly account?: string;
  readonly dimensionItemValues?: readonly DimensionItemValueRequest[];
}
