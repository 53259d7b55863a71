import type { JsonFields } from "../../kernel/parse-fault.ts";
import type { BookedReceipt, BookedTransaction } from "../book/book.ts";
import { amountOf } from "../format/decimal.ts";
import { withoutAbsent } from "../format/json.ts";

/** A ledger receipt as GET /ledgerreceipts/{id} shows it. */
export function showReceipt(receipt: BookedReceipt): JsonFields {
  return withoutAbsent({
    id: receipt.id,
    type: receipt.type,
    status: receipt.status,
    name: receipt.name,
    receiptDate: receipt.receiptDate,
    vatType: receipt.vatType,
    vatStatus: receipt.vatStatus,
    invoiceId: receipt.invoiceId,
    receiptNumber: receipt.receiptNumber,
    invoiceNumber: receipt.invoiceNumber,
    partnerId: receipt.partnerId,
    ...receipt.other,
    version: receipt.version,
    transactions: receipt.transactions.map(showTransaction),
    attachments: [],
  });
}

/** A ledger receipt as the search shows it. */
export function showReceiptBasics(receipt: BookedReceipt): JsonFields {
  return {
    id: receipt.id,
    type: receipt.type,
    status: receipt.status,
    name: receipt.name,
    receiptDate: receipt.receiptDate,
    receiptNumber: receipt.receiptNumber,
    invoiceNumber: receipt.invoiceNumber,
    created: receipt.created,
    version: receipt.version,
  };
}

/** A journal as GET /journals shows it. */
export function showJournal(receipt: BookedReceipt): JsonFields {
  return withoutAbsent({
    id: receipt.invoiceId,
    ledgerReceiptId: receipt.id,
    partnerId: receipt.partnerId,
    type: "JOURNAL",
    status: receipt.status,
    invoiceNumber: receipt.invoiceNumber,
    date: receipt.receiptDate,
    created: receipt.created,
    version: receipt.version,
  });
}

function showTransaction(row: BookedTransaction): JsonFields {
  return withoutAbsent({
    id: row.id,
    transactionType: row.transactionType,
    account: row.account,
    accountingValue: amountOf(row.valueCents),
    vatPercent: row.vatPercent,
    vatType: row.vatType,
    vatStatus: row.vatStatus,
    description: row.description,
    allocations: [],
    dimensionItemValues: row.dimensionItemValues.map(({ dimensionId, itemId, cents }) => ({
      dimensionId,
      itemId,
      value: amountOf(cents),
    })),
    vatDeductionPercent: row.vatDeductionPercent,
    ...row.other,
  });
}
