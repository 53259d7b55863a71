import { entryLines } from "./check-entry.ts";
import { receiptLines } from "./check-receipt.ts";
import { salesInvoiceLines } from "./check-sales-invoice.ts";
import type { CompanyBooks } from "./company-books.ts";
import type { BookLine } from "./posting.ts";

/** A document of the books as a probe sees it. */
export interface BookedDocument {
  readonly id: string;
  readonly key: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly lines: readonly BookLine[];
  readonly invoiceNumber?: string;
  readonly reference?: string;
}

const referenceOf = (reference: string | undefined) => (reference === undefined ? {} : { reference });

/** Everything of one resource in the order of arrival. */
export function bookedDocuments(
  { entries, invoices, receipts }: CompanyBooks,
  resource: "entries" | "sales-invoices" | "receipts",
): readonly BookedDocument[] {
  switch (resource) {
    case "entries":
      return entries.all.map(({ id, document }) => {
        const { key, date } = document;
        return { id, key, date, lines: entryLines(document) };
      });
    case "sales-invoices":
      return invoices.all.map(({ id, document }) => {
        const { key, date, number, reference } = document;
        const lines = salesInvoiceLines(document);
        return { id, key, date, lines, invoiceNumber: number, ...referenceOf(reference) };
      });
    case "receipts":
      return receipts.all.map(({ id, document }) => {
        const { key, date, invoiceNumber, reference } = document;
        return { id, key, date, lines: receiptLines(document), invoiceNumber, ...referenceOf(reference) };
      });
  }
}
