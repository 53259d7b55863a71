import type { CashInAllocation, CashInBook, CashInInvoice } from "./cash-in-book.ts";

/** The book with one more allocation; throws when it breaks a rule that the agency's own books keep. */
export function postAllocation(book: CashInBook, allocation: CashInAllocation): CashInBook {
  const { allocationId, invoiceNumber, payment, breakdown, currency } = allocation;
  if (book.allocations.some((known) => known.allocationId === allocationId))
    throw new Error(`The allocation ${allocationId} is there already.`);
  if (breakdown !== undefined && breakdown.capital + breakdown.interest + breakdown.costs !== payment)
    throw new Error(`The parts of allocation ${allocationId} are not its payment.`);
  const invoice = book.invoices.find((known) => known.invoiceNumber === invoiceNumber);
  if (invoice === undefined) throw new Error(`There is no invoice for allocation ${allocationId}.`);
  if (invoice.currency !== currency) throw new Error(`Allocation ${allocationId} has another currency.`);
  const reduced = reduceInvoice(invoice, breakdown?.capital ?? payment);
  return { ...withInvoice(book, reduced), allocations: [...book.allocations, allocation] };
}

/** The book without an allocation, whose invoice is open again; throws when it is not there. */
export function takeBackAllocation(book: CashInBook, allocationId: string): CashInBook {
  const found = book.allocations.find((known) => known.allocationId === allocationId);
  const invoice = book.invoices.find((known) => known.invoiceNumber === found?.invoiceNumber);
  if (found === undefined || invoice === undefined)
    throw new Error(`There is no allocation ${allocationId}.`);
  const opened = reduceInvoice(invoice, -(found.breakdown?.capital ?? found.payment));
  const allocations = book.allocations.filter((known) => known !== found);
  return { ...withInvoice(book, opened), allocations };
}

/** An invoice with less to pay, in cents; paid when nothing is left. Throws when more is paid than is open. */
export function reduceInvoice(invoice: CashInInvoice, amount: number): CashInInvoice {
  const open = invoice.open - amount;
  if (open < 0 || open > invoice.amount) throw new Error("The open sum of an invoice leaves its range.");
  if (invoice.status !== "OPEN" && invoice.status !== "PAID") return { ...invoice, open };
  return { ...invoice, open, status: open === 0 ? "PAID" : "OPEN" };
}

/** The book with an invoice in place of the one of the same number. */
export const withInvoice = (book: CashInBook, invoice: CashInInvoice): CashInBook => ({
  ...book,
  invoices: book.invoices.map((known) => (known.invoiceNumber === invoice.invoiceNumber ? invoice : known)),
});
