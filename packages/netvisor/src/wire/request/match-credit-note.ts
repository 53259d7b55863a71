import { z } from "zod";
import { type RequestElement, requestElement } from "./request-element.ts";
import { KeyOrPlaceholder } from "./text-form.ts";

/** matchcreditnote.nv, order of matchcreditnote.dtd (seen). */
export const MatchCreditNote = z.strictObject({
  creditnotenetvisorkey: KeyOrPlaceholder,
  invoicenetvisorkey: KeyOrPlaceholder,
});

/** See {@link MatchCreditNote}. */
export type MatchCreditNote = z.input<typeof MatchCreditNote>;

/** The body of matchcreditnote.nv. */
export const matchCreditNoteRequest = (match: MatchCreditNote): RequestElement =>
  requestElement("root", { matchcreditnote: MatchCreditNote.parse(match) });
