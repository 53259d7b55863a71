import type { LedgerDocument } from "@confirma-connect/core";
import { entryPostings } from "../map/entry-postings.ts";
import { entryToLedgerDocument } from "../map/entry-to-ledger-document.ts";
import { ledgerDocumentToEntry } from "../map/ledger-document-to-entry.ts";
import { LedgerEntry } from "../wire/ledger-entry.ts";
import type { Translation } from "./translation.ts";
import { writeStep } from "./write-step.ts";

/** Ledger documents: one step, `POST /entries`. */
export const ledgerTranslation: Translation<LedgerDocument> = {
  resource: "entries",
  render(document, context) {
    const { entry, problems } = ledgerDocumentToEntry(document, context);
    const step = writeStep({
      name: "entry",
      action: "create",
      title: "Book the ledger entry",
      resource: "entries",
      key: entry.key,
      body: LedgerEntry.encode(entry),
      uses: [],
      postings: entryPostings(entry),
    });
    return { steps: [step], problems };
  },
  read({ id, state, document }) {
    const { data } = LedgerEntry.safeParse(document);
    return data && { vendorId: id, state, document: entryToLedgerDocument(data) };
  },
};
