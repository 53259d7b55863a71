import { type Invoice, isCreditNote, type RenderContext } from "@confirma-connect/core";
import { matchCreditNoteRequest } from "../wire/request/match-credit-note.ts";
import type { DraftStep } from "./draft.ts";
import { checkInvoiceNumber } from "./invoice-number.ts";
import type { RowContext } from "./row-words.ts";

/** Steps around the credit note: an unknown credited invoice refuses the document before anything is made. */
export interface CreditNoteMatch {
  readonly before: () => readonly DraftStep[];
  readonly after: () => readonly DraftStep[];
}

const none: CreditNoteMatch = { before: () => [], after: () => [] };

/** The steps that match a credit note with the invoice that it credits; none without that number. */
export function creditNoteMatch(
  invoice: Invoice,
  { plan, keyOf }: RenderContext,
  { findings, readings }: Pick<RowContext, "findings" | "readings">,
): CreditNoteMatch {
  const credited = invoice.references.creditedInvoiceNumber ?? undefined;
  if (credited === undefined) return none;
  const pointer = "/references/creditedInvoiceNumber";
  if (!isCreditNote(invoice)) {
    findings.warn("ACC_UNSUPPORTED_FEATURE", pointer, "only a credit note is matched with another invoice");
    return none;
  }
  checkInvoiceNumber(credited, pointer, { findings, longest: readings.invoiceNumberLength });
  // Nothing is open on a note of 0.00, so there is nothing to match.
  if (invoice.amounts.totalAmount === 0) return none;
  if (!plan.invoices.alreadySent) {
    const message = "an unsent credit note cannot be matched; match it in Netvisor after it is sent";
    findings.warn("ACC_UNSUPPORTED_FEATURE", pointer, message);
    return none;
  }
  return {
    before: () => [creditedInvoiceStep(credited)],
    after: () => [matchStep(invoice.header.number, credited, keyOf("match"))],
  };
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

const matchStep = (creditNote: string, credited: string, key: string): DraftStep => ({
  name: "match",
  action: "create",
  title: "Match of the credit note with its invoice",
  resource: "matchcreditnote.nv",
  body: matchCreditNoteRequest({
    creditnotenetvisorkey: "{{invoice}}",
    invoicenetvisorkey: "{{credited-invoice}}",
  }),
  identity: { type: "creditNoteMatch", key, values: { creditNote, credited } },
  uses: ["invoice", "credited-invoice"],
  postings: [],
});
