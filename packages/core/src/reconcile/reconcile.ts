import type { Period } from "../ports/document-channel.ts";
import { type DocumentKind, documentKinds } from "../ports/manifest.ts";
import { isWithin } from "../value/civil-date.ts";
import {
  type ComparedDocument,
  type ComparedField,
  comparedFields,
  type ExpectedDocument,
} from "./compared-document.ts";
import { carriesOwnKey } from "./identity.ts";
import { entryDifferences, entryInScope, type InScope, otherDifferences } from "./list-differences.ts";
import { DocumentMatcher, type Entry, type Matching } from "./match-documents.ts";
import {
  type Difference,
  differenceClasses,
  type MatchedBy,
  type NotCompared,
  type Reconciliation,
} from "./reconciliation.ts";
import { SideLedger } from "./side-ledger.ts";

/** What is reconciled. Both sides may hold documents of any date; the period decides which ones are asked about. */
export interface ReconcileInput {
  readonly client: string;
  readonly system: string;
  /** Document dates, both included. */
  readonly period: Period;
  /** How many days around the period both sides hold; only shown. */
  readonly marginDays: number;
  readonly expected: AsyncIterable<ExpectedDocument> | Iterable<ExpectedDocument>;
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

interface Counted {
  readonly expected: SideLedger;
  readonly actual: SideLedger;
  readonly foreign: SideLedger;
  readonly matched: Record<MatchedBy, number>;
  readonly untold: Map<string, NotCompared>;
  open: number;
}

/** Adds one to what could not be compared. */
function countUntold(
  counted: Counted,
  kind: DocumentKind,
  field: NotCompared["field"],
  declared: boolean,
): void {
  const key = `${kind}|${field}|${declared}`;
  const before = counted.untold.get(key) ?? { kind, field, declared, count: 0 };
  counted.untold.set(key, { ...before, count: before.count + 1 });
}

type Limits = Pick<ReconcileInput, "carried" | "partly">;

function countEntry(counted: Counted, entry: Entry, { carried, partly }: Limits): void {
  const { expected, match, duplicates, asOtherKind } = entry;
  const found = match !== undefined && expected.presence !== "absent";
  if (found || expected.presence === "booked") counted.expected.add(expected);
  for (const actual of duplicates) counted.actual.add(actual);
  if (match !== undefined) {
    counted.actual.add(match.actual);
    counted.matched[match.by] += 1;
    const { kind } = expected;
    for (const field of match.comparison.notCompared) {
      const declared = carried?.[kind]?.includes(field) === false || partly?.[kind]?.includes(field) === true;
      countUntold(counted, kind, field, declared);
    }
  } else if (asOtherKind !== undefined) countUntold(counted, expected.kind, "document", false);
  else if (expected.presence === "open" || expected.presence === "handedOver") counted.open += 1;
}

function countOthers(counted: Counted, { alone, unclear, repeated }: Matching, scope: Scope): void {
  for (const expected of repeated.filter(scope.inScope)) counted.expected.add(expected);
  for (const { expected, actual } of unclear) {
    if (![...expected, ...actual].some(scope.inScope)) continue;
    for (const document of expected) counted.expected.add(document);
    for (const document of actual) counted.actual.add(document);
  }
  for (const { actual, like } of alone) {
    if (!scope.inScope(actual)) continue;
    if (like !== undefined || scope.isOurs(actual)) counted.actual.add(actual);
    else counted.foreign.count(actual);
  }
}

interface Scope {
  readonly inScope: InScope;
  readonly isOurs: InScope;
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

const orderOf = ({ kind, field }: NotCompared): string =>
  `${documentKinds.indexOf(kind)}|${field === "document" ? "" : comparedFields.indexOf(field)}`;

/**
 * Sets the agency's side against the books, to the cent. Pure but for the two iterables that it reads: first the
 * agency's side as a whole, then the books one document at a time.
 */
export async function reconcile(input: ReconcileInput): Promise<Reconciliation> {
  const { client, system, period, marginDays, carried, unread = [], extras = "own" } = input;
  const matcher = new DocumentMatcher((kind) => carried?.[kind]);
  for await (const document of input.expected) matcher.expect(document);
  for await (const document of input.actual) matcher.see(document);
  const matching = matcher.finish();
  const inScope: InScope = ({ date }) => isWithin(date, period.from, period.to);
  const isOurs: InScope = ({ identities }) => extras === "all" || carriesOwnKey(identities);
  const scoped = matching.entries.filter((entry) => entryInScope(entry, inScope));
  const readable = scoped.filter(({ expected }) => !unread.includes(expected.kind));
  const counted: Counted = {
    expected: new SideLedger(),
    actual: new SideLedger(),
    foreign: new SideLedger(),
    matched: { identity: 0, reference: 0 },
    untold: new Map(),
    open: 0,
  };
  for (const entry of scoped) countEntry(counted, entry, input);
  countOthers(counted, matching, { inScope, isOurs });
  const differences = [
    ...readable.flatMap(entryDifferences),
    ...otherDifferences(matching, inScope, isOurs),
  ].toSorted(byPlace);
  return finished(
    { client, system, period, marginDays },
    counted,
    differences,
    unreadOf(unread, scoped, inScope),
  );
}

function finished(
  head: Pick<Reconciliation, "client" | "system" | "period" | "marginDays">,
  { expected, actual, foreign, matched, untold, open }: Counted,
  differences: readonly Difference[],
  unread: Reconciliation["unread"],
): Reconciliation {
  const notCompared = [...untold.values()].toSorted((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
  const isComplete =
    open === 0 && unread.every(({ count }) => count === 0) && notCompared.every(({ declared }) => declared);
  return {
    ...head,
    expected: expected.side,
    actual: actual.side,
    matched,
    totals: totalsOf(differences),
    differences,
    notCompared,
    unread,
    open,
    foreign: foreign.sums,
    isComplete,
    isClean: isComplete && differences.length === 0,
  };
}
