import { type FindingList, type Invoice, isCreditNote, type RenderContext } from "@confirma-connect/core";
import { matchCreditNoteRequest } from "../wire/request/match-credit-note.ts";
import type { DraftStep } from "./draft.ts";

/** Tells whether Netvisor takes a text as an invoice number: digits (seen), kept as written. */
export const isInvoiceNumber = (text: string): boolean => /^[1-9]\d{0,17}$/u.test(text);

/** The steps that match a credit note with the invoice that it credits; none without that number. */
export function creditNoteMatch(
  invoice: Invoice,
  context: RenderContext,
  findings: FindingList,
): () => readonly DraftStep[] {
  const credited = invoice.references.creditedInvoiceNumber ?? undefined;
  if (credited === undefined) return () => [];
  const pointer = "/references/creditedInvoiceNumber";
  if (!isCreditNote(invoice)) {
    findings.warn("ACC_UNSUPPORTED_FEATURE", pointer, "only a credit note is matched with another invoice");
    return () => [];
  }
  if (!isInvoiceNumber(credited)) {
    const message = "Netvisor takes invoice numbers of 1 to 18 digits without leading zeros";
    findings.refuse("ACC_DOCUMENT_FIELD_INVALID", pointer, message);
  }
  if (!context.plan.invoices.alreadySent) {
    const message = "an unsent credit note cannot be matched; match it in Netvisor after it is sent";
    findings.warn("ACC_UNSUPPORTED_FEATURE", pointer, message);
    return () => [];
  }
  return () => [creditedInvoiceStep(credited), matchStep(invoice.header.number, credited, context)];
}

const creditedInvoiceStep = (number: string): DraftStep => ({
  name: "credited-invoice",
  action: "find",
  title: "Invoice that the credit note credits",
  resource: `salesinvoicelist.nv?invoicenumber=${number}`,
  identity: { type: "salesInvoiceNumber", key: number, values: {} },
  uses: [],
  postings: [],
});

const matchStep = (creditNote: string, credited: string, { keyOf }: RenderContext): DraftStep => ({
  name: "match",
  action: "create",
  title: "Match of the credit note with its invoice",
  resource: "matchcreditnote.nv",
  body: matchCreditNoteRequest({
    creditnotenetvisorkey: "{{invoice}}",
    invoicenetvisorkey: "{{credited-invoice}}",
  }),
  identity: { type: "creditNoteMatch", key: keyOf("match"), values: { creditNote, credited } },
  uses: ["invoice", "credited-invoice"],
  postings: [],
});
