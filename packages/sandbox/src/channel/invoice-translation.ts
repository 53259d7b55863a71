import type { Invoice, RenderContext, Step } from "@confirma-connect/core";
import { invoiceToSalesInvoice } from "../map/invoice-to-sales-invoice.ts";
import { salesInvoicePostings } from "../map/sales-invoice-postings.ts";
import { salesInvoiceToInvoice } from "../map/sales-invoice-to-invoice.ts";
import { WireCustomer } from "../wire/customer.ts";
import { SalesInvoice } from "../wire/sales-invoice.ts";
import type { Translation } from "./translation.ts";
import { writeStep } from "./write-step.ts";

const customerStep = (customer: WireCustomer, { plan }: RenderContext): Step =>
  writeStep({
    name: "customer",
    action: plan.invoices.customers === "create" ? "ensure" : "find",
    title: "Find or create the customer",
    resource: "customers",
    key: customer.key,
    body: WireCustomer.encode(customer),
    uses: [],
    postings: [],
  });

/** Invoices: the customer first, then `POST /sales-invoices` with the customer's identifier. */
export const invoiceTranslation: Translation<Invoice> = {
  resource: "sales-invoices",
  render(document, context) {
    const { customer, salesInvoice, problems } = invoiceToSalesInvoice(document, context);
    const step = writeStep({
      name: "invoice",
      action: "create",
      title: "Book the sales invoice",
      resource: "sales-invoices",
      key: salesInvoice.key,
      body: SalesInvoice.encode(salesInvoice),
      uses: ["customer"],
      postings: salesInvoicePostings(salesInvoice),
    });
    return { steps: [customerStep(customer, context), step], problems };
  },
  read({ id, state, document }) {
    const { data } = SalesInvoice.safeParse(document);
    return data && { vendorId: id, state, document: salesInvoiceToInvoice(data) };
  },
};
