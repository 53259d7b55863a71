import type {
  Book,
  BookedInvoice,
  BookedInvoiceRow,
  BookedReceipt,
  BookedTransaction,
} from "../book/book.ts";
import { type RowDraft, receiptRemainder, reconciliationRow } from "../book/receipt-sum.ts";
import { sideOf } from "../book/vat.ts";
import { fieldsAt, flagAt } from "../format/json.ts";
import type { Scene } from "../scene.ts";
import { counterPartyName } from "./show-invoice.ts";

/** A book with a fresh receipt of an invoice: default postings, every row with a new id. */
export interface BuiltReceipt {
  readonly receipt: BookedReceipt;
  readonly nextId: number;
}

/** Builds the accounting page of an invoice with default postings; ids are counted from the book's next. */
export function invoiceReceipt(scene: Scene, book: Book, invoice: BookedInvoice, id: number): BuiltReceipt {
  const rows = defaultRows(scene, invoice);
  const firstRowId = Math.max(book.nextId, id + 1);
  const transactions = rows.map((row, index): BookedTransaction => ({ ...row, id: firstRowId + index }));
  const side = sideOf(invoice.type);
  const status = invoice.content["vatStatus"];
  const receipt: BookedReceipt = {
    id,
    type: invoice.type,
    status: invoice.status,
    name: counterPartyName(invoice).slice(0, 80),
    receiptDate: invoice.date,
    vatType: side,
    vatStatus: typeof status === "number" ? status : fallbackStatus(scene, side),
    invoiceId: invoice.id,
    receiptNumber: invoice.invoiceNumber,
    invoiceNumber: invoice.invoiceNumber,
    partnerId: invoice.partnerId,
    transactions,
    other: {},
    created: scene.now,
    version: scene.now,
  };
  return { receipt, nextId: firstRowId + rows.length };
}

function fallbackStatus(scene: Scene, side: "SALES" | "PURCHASE"): number {
  const found = scene.company.vatStatuses.find((one) => (side === "SALES" ? one.sales : one.purchase));
  return found?.status ?? 12;
}

function defaultRows(scene: Scene, invoice: BookedInvoice): readonly RowDraft[] {
  const { defaultAccounts } = scene.company;
  const sales = sideOf(invoice.type) === "SALES";
  const sign = sales ? -1 : 1;
  const { netCents, vatCents } = invoice.accountingSums;
  const counter: RowDraft = {
    ...reconciliationRow(scene.company, sign * (netCents + vatCents)),
    transactionType: "REVERSING_ENTRY",
    account: sales ? defaultAccounts.receivables : defaultAccounts.payables,
  };
  const byRow = flagAt(fieldsAt(invoice.content, "extraInfo"), "accountingByRow");
  const entries = (byRow ? invoice.rows : combined(invoice.rows)).map((row) =>
    entry(scene, row, sales, byRow),
  );
  const tax = sales ? defaultAccounts.vatPayable : defaultAccounts.vatReceivable;
  const taxRow = { ...counter, transactionType: "ENTRY" as const, account: tax, valueCents: sign * vatCents };
  const ordered = scene.readings.receiptRowOrder === "invoice" ? entries : [...entries].reverse();
  const ownTax = scene.readings.balanceSum === "net" && vatCents !== 0 ? [taxRow] : [];
  const rows = [counter, ...ordered, ...ownTax];
  const remainder = receiptRemainder(rows, scene.readings.balanceSum);
  return remainder === 0 ? rows : [...rows, reconciliationRow(scene.company, remainder)];
}

function entry(scene: Scene, row: Omit<BookedInvoiceRow, "id">, sales: boolean, byRow: boolean): RowDraft {
  const { defaultAccounts } = scene.company;
  const fallback = sales ? defaultAccounts.sales : defaultAccounts.purchases;
  return {
    transactionType: "ENTRY",
    account: byRow ? (row.account ?? fallback) : fallback,
    valueCents: sales ? -row.netCents : row.netCents,
    vatPercent: row.vatPercent,
    vatType: sales ? "SALES" : "PURCHASE",
    vatStatus: row.vatStatus,
    vatDeductionPercent: 100,
    description: row.description.slice(0, 255),
    dimensionItemValues: [],
    other: {},
  };
}

function combined(rows: readonly BookedInvoiceRow[]): readonly BookedInvoiceRow[] {
  const sums = new Map<string, BookedInvoiceRow>();
  for (const row of rows) {
    const key = `${row.vatPercent}/${row.vatStatus ?? ""}`;
    const sum = sums.get(key);
    const joined = {
      ...row,
      netCents: row.netCents + (sum?.netCents ?? 0),
      vatCents: row.vatCents + (sum?.vatCents ?? 0),
      description: "",
    };
    sums.set(key, joined);
  }
  return [...sums.values()];
}
