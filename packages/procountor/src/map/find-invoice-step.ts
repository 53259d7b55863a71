import type { Step } from "@confirma-connect/core";
import { lookUpRequest, resourceOf } from "./step-request.ts";

/** Search for sales invoices with an external number; numbers of other invoices may come along (unknown). */
export const invoiceSearch = (number: string): string =>
  resourceOf("invoices", {
    types: "SALES_INVOICE",
    originalInvoiceNumber: number,
    orderById: "ASC",
    size: "200",
  });

/** The step that finds an invoice by its number; with a reference, the invoice must carry it too. */
export const findInvoiceStep = (name: string, title: string, number: string, reference?: string): Step => ({
  name,
  action: "find",
  title,
  request: lookUpRequest(invoiceSearch(number)),
  identity: {
    type: "salesInvoiceNumber",
    key: number,
    values: reference === undefined ? {} : { reference },
  },
  uses: [],
  postings: [],
});
