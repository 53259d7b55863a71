import type { AgencyDocument } from "../agency/submit-body.ts";
import type { AccountingSystem } from "../ports/accounting-system.ts";
import type { DocumentChannel, Period } from "../ports/document-channel.ts";
import type { DocumentKind } from "../ports/manifest.ts";
import type { ComparedDocument } from "./compared-document.ts";
import { recordedDocument } from "./recorded-document.ts";
import type { StandingWords } from "./standing-words.ts";

type Reader = (period: Period, words: StandingWords) => AsyncIterable<ComparedDocument>;

/** How each kind of document is read from a system; undefined: it cannot list them. */
export type BookReaders = Readonly<Record<DocumentKind, Reader | undefined>>;

const readerOf = <D>(
  channel: Pick<DocumentChannel<D>, "read"> | undefined,
  contentOf: (document: D) => AgencyDocument,
): Reader | undefined => {
  if (channel?.read === undefined) return undefined;
  return async function* (period, words) {
    for await (const { document, ...facts } of channel.read?.(period) ?? []) {
      yield recordedDocument(contentOf(document), facts, words);
    }
  };
};

/** The readers of a system. */
export const bookReaders = ({ invoices, ledger, payments }: AccountingSystem): BookReaders => ({
  invoice: readerOf(invoices, (document) => ({ kind: "invoice", document })),
  ledger: readerOf(ledger, (document) => ({ kind: "ledger", document })),
  payment: readerOf(payments, (document) => ({ kind: "payment", document })),
});

/** Every document of some kinds, one kind after the other. */
export async function* readBooks(
  kinds: readonly DocumentKind[],
  read: (kind: DocumentKind) => AsyncIterable<ComparedDocument> | undefined,
): AsyncIterable<ComparedDocument> {
  for (const kind of kinds) yield* read(kind) ?? [];
}
