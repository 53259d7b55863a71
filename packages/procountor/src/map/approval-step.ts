import type { RenderContext, Step } from "@confirma-connect/core";
import { bareRequest, jsonRequest } from "./step-request.ts";

/** Words of the statuses that say that a document is approved, and of those before. */
const approved = "APPROVED NOT_SENT SENT PARTLY_PAID MARKED_PAID PAID";

/** Approves a journal: from then on it is in the official books (specs 6, seen). */
export const approveJournalStep = (journal: string, name: string, { keyOf }: RenderContext): Step => ({
  name,
  action: "create",
  title: "Approval of the journal",
  request: bareRequest(`ledgerreceipts/{{${journal}}}/approve`),
  identity: {
    type: "receiptStatus",
    key: keyOf(name),
    values: { document: journal, done: "APPROVED", before: "UNFINISHED" },
  },
  uses: [journal],
  postings: [],
});

/** Approves an invoice: the business transaction is made, and it can be paid (specs 4.1, seen). */
export const approveInvoiceStep = ({ keyOf }: RenderContext): Step => ({
  name: "approve",
  action: "create",
  title: "Approval of the invoice",
  // The vendor demands a body and ignores its comment on sales invoices (seen).
  request: jsonRequest("PUT", "invoices/{{invoice}}/approve", {}),
  identity: {
    type: "invoiceStatus",
    key: keyOf("approve"),
    values: { document: "invoice", done: approved, before: "UNFINISHED" },
  },
  uses: ["invoice"],
  postings: [],
});

/** Sends an invoice to the buyer. It cannot be changed or taken back afterwards (specs 4.1, seen). */
export const sendInvoiceStep = ({ keyOf }: RenderContext): Step => ({
  name: "send",
  action: "create",
  title: "Sending of the invoice to the buyer; it cannot be taken back",
  request: bareRequest("invoices/{{invoice}}/send"),
  identity: {
    type: "invoiceStatus",
    key: keyOf("send"),
    values: { document: "invoice", done: "SENT", before: "NOT_SENT" },
  },
  uses: ["invoice"],
  postings: [],
});
