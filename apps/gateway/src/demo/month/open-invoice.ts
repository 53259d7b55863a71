import { createFinnishReference } from "@confirma-connect/core";
import { centsOf, type InvoiceBody } from "../document/demo-document.ts";

/** An invoice of the month that is not settled yet. */
export interface OpenInvoice {
  readonly invoice: InvoiceBody;
  readonly open: number;
}

/** The bank reference of an invoice number. */
export const referenceOf = (number: string): string => createFinnishReference(number);

/** A new invoice owes its total, in cents. */
export const opened = (invoice: InvoiceBody): OpenInvoice => ({
  invoice,
  open: centsOf(invoice.amounts.totalAmount),
});
