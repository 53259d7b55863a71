import { type Comparison, compareDocuments } from "./compare-documents.ts";
import type { ComparedDocument, ComparedField, ExpectedDocument } from "./compared-document.ts";
import { type Hashed, hashed, light } from "./hashed-document.ts";
import { Likeness, type Slot } from "./likeness.ts";
import { expectedRowsKey, referenceKey, strangerRowsKey } from "./loose-key.ts";
import type { MatchedBy } from "./reconciliation.ts";

/** A document of the agency's side and what was found for it. */
export interface Entry {
  readonly expected: Hashed<ExpectedDocument>;
  readonly match?: Match;
  /** Further documents of the books that share an identity with it. */
  readonly duplicates: readonly Hashed<ComparedDocument>[];
  /** The books have it as another kind of document. */
  readonly asOtherKind?: ComparedDocument;
}

/** The document of the books that stands for an expected one. */
export interface Match {
  readonly actual: Hashed<ComparedDocument>;
  readonly by: MatchedBy;
  readonly comparison: Comparison;
}

/** Documents that fit each other by reference, amount and date, but not one to one; or by their rows only. */
export interface UnclearGroup {
  readonly by: "reference" | "rows";
  readonly expected: readonly Hashed<ExpectedDocument>[];
  readonly actual: readonly Hashed<ComparedDocument>[];
}

/** Every document of both sides, each in exactly one place. */
export interface Matching {
  readonly entries: readonly Entry[];
  /** Documents of the agency's side that share an identity with an earlier one. */
  readonly repeated: readonly Hashed<ExpectedDocument>[];
  readonly unclear: readonly UnclearGroup[];
  /** Documents of the books without a counterpart; `like`: a matched document that they look like. */
  readonly alone: readonly { readonly actual: Hashed<ComparedDocument>; readonly like?: ExpectedDocument }[];
}

/** The fields that reading gives back, per kind; absent: nobody said. */
export type Carried = (kind: ComparedDocument["kind"]) => readonly ComparedField[] | undefined;

/** Shared, because a hundred thousand empty lists are not free. */
const none: readonly never[] = [];

/**
 * Finds for every document its counterpart. The agency's side is held, the books are streamed: of them only what
 * has no counterpart or a second one is kept.
 */
export class DocumentMatcher {
  readonly #carried: Carried;
  readonly #slots: Slot[] = [];
  readonly #byIdentity = new Map<string, Slot>();
  readonly #repeated: Hashed<ExpectedDocument>[] = [];
  readonly #strangers: Hashed<ComparedDocument>[] = [];

  constructor(carried: Carried) {
    this.#carried = carried;
  }

  expect(document: ExpectedDocument): void {
    const expected = hashed(document);
    if (expected.identities.some((identity) => this.#byIdentity.has(identity))) {
      this.#repeated.push(expected);
      return;
    }
    const slot: Slot = { entry: { expected, duplicates: none }, rowsKey: expectedRowsKey(document) };
    this.#slots.push(slot);
    for (const identity of expected.identities) this.#byIdentity.set(identity, slot);
  }

  /** Takes one document of the books; every expected one must be there already. */
  see(document: ComparedDocument): void {
    const actual = hashed(document);
    const slots = actual.identities.flatMap((identity) => this.#byIdentity.get(identity) ?? []);
    const slot = slots.find(({ entry }) => entry.expected.kind === actual.kind) ?? slots[0];
    if (slot === undefined) this.#strangers.push(actual);
    else slot.entry = this.#joined(slot.entry, actual);
  }

  #joined(entry: Entry, actual: Hashed<ComparedDocument>): Entry {
    const { expected, match, duplicates } = entry;
    // The vendor's own document behind ours (the ledger rows of an invoice) may repeat our key.
    if (expected.kind !== actual.kind) return { ...entry, asOtherKind: actual };
    if (match?.comparison.differences.length === 0) {
      return { ...entry, duplicates: [...duplicates, light(actual)] };
    }
    const found = this.#match(expected, actual, "identity");
    if (match === undefined) return { ...entry, expected: settled(expected, found), match: found };
    const better = isBetter(found, match);
    const [kept, other] = better ? [found, match] : [match, found];
    return { ...entry, match: kept, duplicates: [...duplicates, other.actual] };
  }

  #match(expected: ExpectedDocument, actual: Hashed<ComparedDocument>, by: MatchedBy): Match {
    const comparison = compareDocuments(expected, actual, this.#carried(expected.kind));
    return { actual: light(actual), by, comparison };
  }

  /** Looks at what found no counterpart by identity, and ends the matching. */
  finish(): Matching {
    const [byReference, byRows] = this.#likenesses();
    const alone: Matching["alone"][number][] = [];
    for (const actual of this.#strangers) {
      const [key, rowsKey] = [referenceKey(actual), strangerRowsKey(actual)];
      if (byReference.take(actual, key) || byRows.take(actual, rowsKey)) continue;
      const like = byReference.like(key) ?? byRows.like(rowsKey);
      alone.push(like === undefined ? { actual } : { actual, like });
    }
    const unclear = [
      ...byReference.groups().flatMap(([slots, strangers]) => this.#pair(slots, strangers)),
      ...byRows.groups().map(([slots, strangers]) => unclearOf("rows", slots, strangers)),
    ];
    const inGroup = new Set(unclear.flatMap(({ expected }) => expected));
    const entries = this.#slots.map(({ entry }) => entry).filter(({ expected }) => !inGroup.has(expected));
    return { entries, repeated: this.#repeated, unclear, alone };
  }

  #likenesses(): readonly [Likeness, Likeness] {
    const [byReference, byRows] = [new Likeness(), new Likeness()];
    for (const slot of this.#slots) {
      const { expected, asOtherKind } = slot.entry;
      const mayWait = asOtherKind === undefined;
      byReference.add(slot, referenceKey(expected), mayWait);
      // Rows name nobody: what need not be in the books is not asked about because of them.
      byRows.add(slot, slot.rowsKey, mayWait && expected.presence === "booked");
    }
    return [byReference, byRows];
  }

  /** One to one is a pair; anything else is for a person to say. */
  #pair(slots: readonly Slot[], actual: readonly Hashed<ComparedDocument>[]): readonly UnclearGroup[] {
    const [[slot, otherSlot], [one, other]] = [slots, actual];
    if (slot !== undefined && one !== undefined && otherSlot === undefined && other === undefined) {
      slot.entry = { ...slot.entry, match: this.#match(slot.entry.expected, one, "reference") };
      return [];
    }
    return [unclearOf("reference", slots, actual)];
  }
}

const unclearOf = (
  by: UnclearGroup["by"],
  slots: readonly Slot[],
  actual: readonly Hashed<ComparedDocument>[],
): UnclearGroup => ({ by, expected: slots.map(({ entry }) => entry.expected), actual });

/** Nothing can stand for a document better than one that is equal, so its rows are not needed any more. */
const settled = (expected: Hashed<ExpectedDocument>, { comparison }: Match): Hashed<ExpectedDocument> =>
  comparison.differences.length === 0 ? light(expected) : expected;

/** Of two documents with the same identity the one that differs less stands for it; else the first by name. */
function isBetter(found: Match, match: Match): boolean {
  const [more, fewer] = [match.comparison.differences.length, found.comparison.differences.length];
  return fewer === more ? found.actual.identifier < match.actual.identifier : fewer < more;
}
