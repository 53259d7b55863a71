import type { DocumentKind } from "../ports/manifest.ts";
import { Invoice } from "./invoice.ts";
import { LedgerDocument } from "./ledger-document.ts";
import { parseDocument } from "./parse-document.ts";
import { Payment } from "./payment.ts";
import type { AgencyDocument } from "./submit-body.ts";

/** Reads a stored document by its form; no rules are checked. Undefined when it is no document of the kind. */
export function readStoredDocument(kind: DocumentKind, text: string): AgencyDocument | undefined {
  const value: unknown = JSON.parse(text);
  switch (kind) {
    case "invoice": {
      const { document } = parseDocument(Invoice, value);
      return document === undefined ? undefined : { kind, document };
    }
    case "ledger": {
      const { document } = parseDocument(LedgerDocument, value);
      return document === undefined ? undefined : { kind, document };
    }
    case "payment": {
      const { document } = parseDocument(Payment, value);
      return document === undefined ? undefined : { kind, document };
    }
  }
}
