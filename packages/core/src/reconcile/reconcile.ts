import type { Period } from "../ports/document-channel.ts";
import { type DocumentKind, documentKinds } from "../ports/manifest.ts";
import { isWithin } from "../value/civil-date.ts";
import type { ComparedDocument, ComparedField, ExpectedDocument } from "./compared-document.ts";
import { carriesOwnKey } from "./identity.ts";
import { entryDifferences, entryInScope, type InScope, otherDifferences } from "./list-differences.ts";
import { DocumentMatcher, type Entry } from "./match-documents.ts";
import {
  type AgencyRead,
  type Difference,
  differenceClasses,
  type Reconciliation,
} from "./reconciliation.ts";
import { Tally } from "./tally.ts";

/** What is reconciled. Both sides may hold documents of any date; the period decides which ones are asked about. */
export interface ReconcileInput {
  readonly client: string;
  readonly system: string;
  /** Document dates, both included. */
  readonly period: Period;
  /** How many days around the period both sides hold; only shown. */
  readonly marginDays: number;
  readonly expected: AsyncIterable<ExpectedDocument> | Iterable<ExpectedDocument>;
  /** What was read of the agency's own sources; asked for when `expected` was read to its end. */
  readonly agency?: () => AgencyRead;
  readonly actual: AsyncIterable<ComparedDocument> | Iterable<ComparedDocument>;
  /** Fields that the system's reading gives back, per kind; a kind that is absent has declared nothing. */
  readonly carried?: Readonly<Partial<Record<DocumentKind, readonly ComparedField[]>>>;
  /** Fields among them that are not told of every document: where they are not, that is a known limit too. */
  readonly partly?: ReconcileInput["carried"];
  /** Kinds that the system cannot list. */
  readonly unread?: readonly DocumentKind[];
  /**
   * Which documents of the books count as `extra` when nothing explains them. `own` (default): those that carry our
   * key. `all`: every one, for books that only we write.
   */
  readonly extras?: "own" | "all";
}

const byPlace = (one: Difference, other: Difference): number => {
  const place = ({ kind, identifier = "", vendorId = "" }: Difference): string =>
    `${documentKinds.indexOf(kind)}|${identifier}|${vendorId}`;
  const classOf = (difference: Difference): number => differenceClasses.indexOf(difference.class);
  if (place(one) === place(other)) return classOf(one) - classOf(other);
  return place(one) < place(other) ? -1 : 1;
};

const totalsOf = (differences: readonly Difference[]): Reconciliation["totals"] => {
  const count = (name: Difference["class"]) => differences.filter((each) => each.class === name).length;
  return {
    missing: count("missing"),
    extra: count("extra"),
    duplicate: count("duplicate"),
    unclear: count("unclear"),
    amount: count("amount"),
    currency: count("currency"),
    date: count("date"),
    account: count("account"),
    vat: count("vat"),
    reference: count("reference"),
    status: count("status"),
  };
};

/** Kinds that cannot be listed, with the documents that were expected there. */
function unreadOf(kinds: readonly DocumentKind[], entries: readonly Entry[], inScope: InScope) {
  const waiting = entries.filter(({ expected }) => expected.presence === "booked" && inScope(expected));
  return kinds.map((kind) => ({
    kind,
    count: waiting.filter(({ expected }) => expected.kind === kind).length,
  }));
}

/**
 * Sets the agency's side against the books, to the cent. Pure but for the two iterables that it reads: first the
 * agency's side as a whole, then the books one document at a time.
 */
export async function reconcile(input: ReconcileInput): Promise<Reconciliation> {
  const { client, system, period, marginDays, carried, unread = [], extras = "own" } = input;
  const matcher = new DocumentMatcher((kind) => carried?.[kind]);
  for await (const document of input.expected) matcher.expect(document);
  const { sources, unposted } = input.agency?.() ?? { sources: [], unposted: [] };
  for await (const document of input.actual) matcher.see(document);
  const matching = matcher.finish();
  const inScope: InScope = ({ date }) => isWithin(date, period.from, period.to);
  const isOurs: InScope = ({ identities }) => extras === "all" || carriesOwnKey(identities);
  const scoped = matching.entries.filter((entry) => entryInScope(entry, inScope));
  const readable = scoped.filter(({ expected }) => !unread.includes(expected.kind));
  const tally = new Tally(input);
  for (const entry of scoped) tally.entry(entry);
  tally.others(matching, inScope, isOurs);
  const differences = [
    ...readable.flatMap(entryDifferences),
    ...otherDifferences(matching, inScope, isOurs),
  ].toSorted(byPlace);
  return judged({
    ...{ client, system, period, marginDays, differences, unposted },
    ...tally.counts(sources),
    unread: unreadOf(unread, scoped, inScope),
  });
}

/** Says whether anything is left open, and whether anything differs. */
function judged(facts: Omit<Reconciliation, "totals" | "isComplete" | "isClean">): Reconciliation {
  const { differences, notCompared, unread, unposted, open } = facts;
  const isComplete =
    open === 0 &&
    unposted.length === 0 &&
    unread.every(({ count }) => count === 0) &&
    notCompared.every(({ declared }) => declared);
  const isClean = isComplete && differences.length === 0;
  return { ...facts, totals: totalsOf(differences), isComplete, isClean };
}
