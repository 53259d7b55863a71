import type { CivilDate, Posting, Step } from "@confirma-connect/core";
import type { LedgerReceiptRequest } from "../wire/request/ledger-receipt.ts";
import { jsonRequest } from "./step-request.ts";

/** What a journal step is made of. */
export interface JournalParts {
  readonly name: string;
  readonly title: string;
  readonly key: string;
  readonly date: CivilDate;
  readonly receipt: LedgerReceiptRequest;
  readonly uses: readonly string[];
  readonly postings: readonly Posting[];
  /** Let Procountor add the row that takes the cents which VAT rounding leaves over (seen). */
  readonly createReconciliation?: boolean;
  /** Where each row stands in the caller's document, e.g. `/ledgerRows/0`. */
  readonly rowPointers: readonly string[];
}

/** The step that makes a journal; it is found again by our key in its name, among the receipts of its date. */
export const journalStep = (parts: JournalParts): Step => ({
  name: parts.name,
  action: "create",
  title: parts.title,
  request: jsonRequest(
    "POST",
    `ledgerreceipts${parts.createReconciliation === true ? "?createReconciliation=true" : ""}`,
    parts.receipt,
  ),
  identity: {
    type: "journal",
    key: parts.key,
    values: { date: parts.date, rows: parts.rowPointers.join(" ") },
  },
  uses: parts.uses,
  postings: parts.postings,
});
