import type { Book, BookedInvoice, HistoryLine } from "../book/book.ts";
import { versionAfter } from "../book/version.ts";
import { missing } from "../failure.ts";
import type { Scene } from "../scene.ts";
import type { StatusWord } from "../word/status-words.ts";
import { invoiceReceipt } from "./invoice-receipt.ts";

/** The invoice a path names, or 404. */
export function findInvoice(scene: Scene, id = scene.ids[0]): BookedInvoice {
  const found = scene.book.invoices.find((invoice) => String(invoice.id) === id);
  if (found === undefined) throw missing("Invoice");
  return found;
}

/** One line of history, now. */
export function historyLine(scene: Scene, action: string, details = ""): HistoryLine {
  return { action, name: scene.user.userName, date: scene.now, details };
}

/** A book in which an invoice is replaced by itself with changes, under a new version. */
export function changeInvoice(
  scene: Scene,
  book: Book,
  invoice: BookedInvoice,
  change: Partial<BookedInvoice>,
): Book {
  const changed = { ...invoice, ...change, version: versionAfter(scene, invoice.version) };
  return { ...book, invoices: book.invoices.map((one) => (one.id === invoice.id ? changed : one)) };
}

/** A book in which an invoice and its receipt have a new status. */
export function setStatus(
  scene: Scene,
  book: Book,
  invoice: BookedInvoice,
  change: Partial<BookedInvoice> & { readonly status: StatusWord },
): Book {
  const receipts = book.receipts.map((receipt) => {
    if (receipt.id !== invoice.ledgerReceiptId || receipt.status === change.status) return receipt;
    return { ...receipt, status: change.status, version: versionAfter(scene, receipt.version) };
  });
  return changeInvoice(scene, { ...book, receipts }, invoice, change);
}

/** A book in which the receipt of an invoice is built anew with default postings, under a new id or the same. */
export function rebuildReceipt(scene: Scene, book: Book, invoice: BookedInvoice, newId: boolean): Book {
  const id = newId ? book.nextId : invoice.ledgerReceiptId;
  const built = invoiceReceipt(scene, book, invoice, id);
  const before = book.receipts.find((receipt) => receipt.id === invoice.ledgerReceiptId);
  const receipt = { ...built.receipt, version: versionAfter(scene, before?.version ?? "") };
  return {
    ...book,
    receipts: [...book.receipts.filter(({ id: other }) => other !== invoice.ledgerReceiptId), receipt],
    invoices: book.invoices.map((one) => (one.id === invoice.id ? { ...one, ledgerReceiptId: id } : one)),
    nextId: built.nextId,
  };
}
