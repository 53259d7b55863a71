import { type DocumentKind, documentKinds } from "../ports/manifest.ts";
import { type ComparedDocument, comparedFields, type ExpectedDocument } from "./compared-document.ts";
import type { InScope } from "./list-differences.ts";
import type { Entry, Matching } from "./match-documents.ts";
import type { ReconcileInput } from "./reconcile.ts";
import type { AgencyRead, ComparedSource, MatchedBy, NotCompared, Reconciliation } from "./reconciliation.ts";
import { SideLedger } from "./side-ledger.ts";

/** What of a reconciliation is counted. */
type Counts = Pick<
  Reconciliation,
  "sources" | "expected" | "actual" | "matched" | "notCompared" | "open" | "foreign"
>;

type SourceCounts = Omit<ComparedSource, "source" | "settlements" | "payments">;

const orderOf = ({ kind, field }: NotCompared): string =>
  `${documentKinds.indexOf(kind)}|${field === "document" ? "" : comparedFields.indexOf(field)}`;

/** Counts both sides of a period, and what of them could not be compared. */
export class Tally {
  readonly #limits: Pick<ReconcileInput, "carried" | "partly">;
  readonly #expected = new SideLedger();
  readonly #actual = new SideLedger();
  readonly #foreign = new SideLedger();
  readonly #matched = { identity: 0, reference: 0 } satisfies Record<MatchedBy, number>;
  readonly #untold = new Map<string, NotCompared>();
  readonly #sources = new Map<string, SourceCounts>();
  #open = 0;

  constructor(limits: Pick<ReconcileInput, "carried" | "partly">) {
    this.#limits = limits;
  }

  /** Counts an expected document with what was found for it. */
  entry({ expected, match, duplicates, asOtherKind }: Entry): void {
    this.#source(expected);
    const found = match !== undefined && expected.presence !== "absent";
    if (found || expected.presence === "booked") this.#expected.add(expected);
    for (const actual of duplicates) this.#actual.add(actual);
    if (match !== undefined) {
      this.#actual.add(match.actual);
      this.#matched[match.by] += 1;
      for (const field of match.comparison.notCompared) {
        this.#notCompared(expected.kind, field, this.#isDeclared(expected.kind, field));
      }
    } else if (asOtherKind !== undefined) this.#notCompared(expected.kind, "document", false);
    else if (expected.presence === "open" || expected.presence === "handedOver") this.#open += 1;
  }

  /** Counts what found no counterpart. */
  others({ alone, unclear, repeated }: Matching, inScope: InScope, isOurs: InScope): void {
    for (const document of repeated.filter(inScope)) this.#expected.add(document);
    for (const { expected, actual } of unclear) {
      if (![...expected, ...actual].some(inScope)) continue;
      for (const document of expected) {
        this.#source(document);
        this.#expected.add(document);
      }
      for (const document of actual) this.#actual.add(document);
    }
    for (const { actual, like } of alone) {
      if (!inScope(actual)) continue;
      if (like !== undefined || isOurs(actual)) this.#actual.add(actual);
      else this.#foreign.count(actual);
    }
  }

  /** What was counted; `read` names the sources that were asked. */
  counts(read: AgencyRead["sources"]): Counts {
    const none = { documents: 0, notSubmitted: 0, changed: 0, notShown: 0 };
    return {
      sources: read.map((each) => ({ ...each, ...(this.#sources.get(each.source) ?? none) })),
      expected: this.#expected.side,
      actual: this.#actual.side,
      matched: this.#matched,
      notCompared: [...this.#untold.values()].toSorted((one, other) =>
        orderOf(one) < orderOf(other) ? -1 : 1,
      ),
      open: this.#open,
      foreign: this.#foreign.sums,
    };
  }

  #source({ origin }: ExpectedDocument): void {
    if (origin === undefined) return;
    const { source, state } = origin;
    const before = this.#sources.get(source) ?? { documents: 0, notSubmitted: 0, changed: 0, notShown: 0 };
    this.#sources.set(source, {
      ...before,
      documents: before.documents + (state === "notShown" ? 0 : 1),
      ...(state === "submitted" || state === "doubled" ? {} : { [state]: before[state] + 1 }),
    });
  }

  #isDeclared(kind: ComparedDocument["kind"], field: (typeof comparedFields)[number]): boolean {
    const { carried, partly } = this.#limits;
    return carried?.[kind]?.includes(field) === false || partly?.[kind]?.includes(field) === true;
  }

  #notCompared(kind: DocumentKind, field: NotCompared["field"], declared: boolean): void {
    const key = `${kind}|${field}|${declared}`;
    const before = this.#untold.get(key) ?? { kind, field, declared, count: 0 };
    this.#untold.set(key, { ...before, count: before.count + 1 });
  }
}
