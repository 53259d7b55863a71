import type { Scene } from "../scene.ts";
import { addVoucher, type LineDraft } from "./add-voucher.ts";
import type { Book, BookedInvoice, InvoiceProductLine } from "./book.ts";
import { plainLine, splitLine, sumOf } from "./gross-lines.ts";

/** Replaces an invoice of the book. */
export function replaceInvoice(book: Book, invoice: BookedInvoice): Book {
  const salesInvoices = book.salesInvoices.map((known) =>
    known.netvisorKey === invoice.netvisorKey ? invoice : known,
  );
  return { ...book, salesInvoices };
}

/** Books the voucher of an invoice that has none yet, and stores the invoice with its key. */
export function bookInvoice(scene: Scene, book: Book, invoice: BookedInvoice): Book {
  if (invoice.voucherKey !== undefined) return replaceInvoice(book, invoice);
  const made = addVoucher(scene, book, {
    date: invoice.date,
    description: `${invoice.customerName}, lasku ${invoice.number}`.slice(0, 255),
    voucherClass: scene.company.defaultVoucherTypes.salesInvoices,
    comment: "",
    checked: false,
    salesInvoiceKey: invoice.netvisorKey,
    lines: invoiceLines(scene, invoice),
  });
  return replaceInvoice(made.book, { ...invoice, voucherKey: made.key });
}

function invoiceLines(scene: Scene, invoice: BookedInvoice): readonly LineDraft[] {
  const { company } = scene;
  const counterSide =
    invoice.posting.length > 0
      ? invoice.posting.flatMap(({ sumType, ...draft }) => splitLine(company, { draft, sumType }))
      : salesSide(scene, invoice);
  const receivables = plainLine(invoice.receivablesAccount, invoice.totalCents, invoice.customerName);
  const lines = [receivables, ...counterSide];
  const difference = sumOf(lines);
  if (difference === 0) return lines;
  return [...lines, plainLine(company.defaultAccounts.RoundingOffDifference, -difference, "Pyöristysero")];
}

function salesSide(scene: Scene, invoice: BookedInvoice): readonly LineDraft[] {
  const products = invoice.lines.filter((line): line is InvoiceProductLine => line.kind === "product");
  const vatCents = products.reduce((total, line) => total + line.vatCents, 0);
  const sales = products.map(
    (line): LineDraft => ({
      sumCents: line.netCents === 0 ? 0 : -line.netCents,
      description: line.name,
      accountNumber: line.accountNumber,
      vatPercent: line.vatPercent,
      vatCode: line.vatCode,
      dimensions: line.dimensions,
    }),
  );
  if (vatCents === 0) return sales;
  return [...sales, plainLine(scene.company.defaultAccounts.SalesVATDebt, -vatCents, "Arvonlisävero")];
}
