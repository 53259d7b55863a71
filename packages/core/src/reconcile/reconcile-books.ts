import type { AgencyDocument } from "../agency/submit-body.ts";
import { contentHash } from "../mapping/content-hash.ts";
import type { AccountingSystem } from "../ports/accounting-system.ts";
import type { DocumentChannel, Period } from "../ports/document-channel.ts";
import { type DocumentKind, documentKinds } from "../ports/manifest.ts";
import type { SubmissionStore } from "../ports/submission-store.ts";
import type { ClientProfile } from "../service/client-profile.ts";
import { addDays } from "../value/civil-date.ts";
import type { ComparedDocument, ExpectedDocument } from "./compared-document.ts";
import { expectedOfSubmission, type HashedPlan } from "./expected-of-submission.ts";
import { type ReconcileInput, reconcile } from "./reconcile.ts";
import type { Reconciliation } from "./reconciliation.ts";
import { recordedDocument } from "./recorded-document.ts";
import { defaultStandingWords, type StandingWords } from "./standing-words.ts";

/** Where both sides are read. Nothing is written. */
export interface ReconcileParts {
  readonly store: Pick<SubmissionStore, "list">;
  readonly system: AccountingSystem;
}

/** What is asked for. */
export interface ReconcileRequest {
  readonly client: ClientProfile;
  /** Document dates, both included. */
  readonly period: Period;
  /** Days around the period that are read too; a document that moved further is missing and extra. Default 7. */
  readonly marginDays?: number;
  /** Default: every kind. */
  readonly kinds?: readonly DocumentKind[];
  readonly extras?: ReconcileInput["extras"];
  /** The vendor's words for the state of a document. Default: those of this repository's adapters. */
  readonly standingWords?: StandingWords;
}

const defaultMarginDays = 7;

/** Submissions that are read from the store at once. */
const pageSize = 500;

type Reader = (period: Period, words: StandingWords) => AsyncIterable<ComparedDocument>;

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

/** How each kind of document is read from the system; undefined: it cannot list them. */
const readersOf = ({
  invoices,
  ledger,
  payments,
}: AccountingSystem): Readonly<Record<DocumentKind, Reader | undefined>> => ({
  invoice: readerOf(invoices, (document) => ({ kind: "invoice", document })),
  ledger: readerOf(ledger, (document) => ({ kind: "ledger", document })),
  payment: readerOf(payments, (document) => ({ kind: "payment", document })),
});

async function* expectedDocuments(
  { store, system }: ReconcileParts,
  { id, plan }: ClientProfile,
  period: Period,
  kinds: readonly DocumentKind[],
): AsyncIterable<ExpectedDocument> {
  const vatCodeAsRead = (target: string): string => system.vatCodeAsRead?.(target) ?? target;
  const hashed: HashedPlan = { plan, hash: contentHash(plan), vatCodeAsRead };
  const kept = (kind: DocumentKind): boolean =>
    system.manifest.kinds[kind]?.readBack?.includes("reference") === true;
  for (let after: string | undefined; ; ) {
    const page = await store.list({
      client: id,
      ...period,
      limit: pageSize,
      ...(after === undefined ? {} : { after }),
    });
    for (const submission of page) {
      if (submission.system !== system.id) continue;
      for (const document of expectedOfSubmission(submission, hashed)) {
        if (!kinds.includes(document.kind)) continue;
        // The name of a ledger document is no reference where the system numbers its documents itself.
        const { reference, ...named } = document;
        const referred = document.kind !== "ledger" || kept("ledger");
        yield referred && reference !== undefined ? { ...named, reference } : named;
      }
    }
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) return;
    after = last.reference;
  }
}

/** Reads both sides of a client's period and sets them against each other. A channel that fails to read throws. */
export function reconcileBooks(parts: ReconcileParts, request: ReconcileRequest): Promise<Reconciliation> {
  const { client, period, kinds = documentKinds, marginDays = defaultMarginDays } = request;
  const { standingWords = defaultStandingWords, extras = "own" } = request;
  const wide: Period = { from: addDays(period.from, -marginDays), to: addDays(period.to, marginDays) };
  const readers = readersOf(parts.system);
  const declared = (member: "readBack" | "readPartly") =>
    Object.fromEntries(
      kinds.flatMap((kind) => {
        const fields = parts.system.manifest.kinds[kind]?.[member];
        return fields === undefined ? [] : [[kind, fields]];
      }),
    );
  return reconcile({
    client: client.id,
    system: parts.system.id,
    period,
    marginDays,
    expected: expectedDocuments(parts, client, wide, kinds),
    actual: actualDocuments(kinds, (kind) => readers[kind]?.(wide, standingWords)),
    carried: declared("readBack"),
    partly: declared("readPartly"),
    unread: kinds.filter((kind) => readers[kind] === undefined),
    extras,
  });
}

async function* actualDocuments(
  kinds: readonly DocumentKind[],
  read: (kind: DocumentKind) => AsyncIterable<ComparedDocument> | undefined,
): AsyncIterable<ComparedDocument> {
  for (const kind of kinds) yield* read(kind) ?? [];
}
