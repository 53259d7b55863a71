import type { AccountingSystem } from "../ports/accounting-system.ts";
import type { Period } from "../ports/document-channel.ts";
import { type DocumentKind, documentKinds } from "../ports/manifest.ts";
import type { SubmissionStore } from "../ports/submission-store.ts";
import type { ClientProfile } from "../service/client-profile.ts";
import { addDays } from "../value/civil-date.ts";
import { doubledPayments } from "./doubled-payments.ts";
import { expectedSide } from "./expected-side.ts";
import { type AgencySources, readAgencySide } from "./read-agency-side.ts";
import { bookReaders, readBooks } from "./read-books.ts";
import { type ReconcileInput, reconcile } from "./reconcile.ts";
import type { Reconciliation } from "./reconciliation.ts";
import { defaultStandingWords, type StandingWords } from "./standing-words.ts";

/** Where both sides are read. Nothing is written. */
export interface ReconcileParts {
  readonly store: Pick<SubmissionStore, "list">;
  readonly system: AccountingSystem;
  /** What the agency itself shows; absent: only what was submitted is compared. */
  readonly agency?: AgencySources;
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

/** What a system's manifest says about reading, per kind. */
const declared = (
  { manifest }: AccountingSystem,
  member: "readBack" | "readPartly",
  kinds: readonly DocumentKind[],
) =>
  Object.fromEntries(
    kinds.flatMap((kind) => {
      const fields = manifest.kinds[kind]?.[member];
      return fields === undefined ? [] : [[kind, fields]];
    }),
  );

/**
 * Reads both sides of a client's period and sets them against each other. A source or a channel that fails to read
 * throws.
 */
export async function reconcileBooks(
  { store, system, agency }: ReconcileParts,
  request: ReconcileRequest,
): Promise<Reconciliation> {
  const { client, period, kinds = documentKinds, marginDays = defaultMarginDays } = request;
  const { standingWords = defaultStandingWords, extras = "own" } = request;
  const wide: Period = { from: addDays(period.from, -marginDays), to: addDays(period.to, marginDays) };
  const readers = bookReaders(system);
  const shown =
    agency === undefined
      ? undefined
      : await readAgencySide(store, agency, { client: client.id, period, wide });
  const own = shown === undefined ? { doubled: await doubledPayments(store, client.id) } : { agency: shown };
  return reconcile({
    client: client.id,
    system: system.id,
    period,
    marginDays,
    expected: expectedSide({ store, system, client, ...own }, wide, kinds),
    ...(shown === undefined ? {} : { agency: () => shown.told() }),
    actual: readBooks(kinds, (kind) => readers[kind]?.(wide, standingWords)),
    carried: declared(system, "readBack", kinds),
    partly: declared(system, "readPartly", kinds),
    unread: kinds.filter((kind) => readers[kind] === undefined),
    extras,
  });
}
