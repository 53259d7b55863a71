import { type AgencyDocument, identifierOf } from "../agency/submit-body.ts";
import type { Posted } from "../posting/posted.ts";
import { receivedPrefix, settlementIdentifier, settlementOf } from "../posting/posting-identifier.ts";
import type { BookedBefore } from "../pull/booked-before.ts";
import { booksPayments, type PostingParts, type SourcePosting } from "../pull/source-postings.ts";
import { hasErrors, type Problem } from "../rules/problem.ts";
import type { CivilDate } from "../value/civil-date.ts";
import type { AgencyState } from "./agency-origin.ts";
import type { DerivedDocument } from "./agency-side.ts";

const documentsOf = ({ payments, ledger }: Posted): readonly AgencyDocument[] => [
  ...(ledger === undefined ? [] : [{ kind: "ledger" as const, document: ledger }]),
  ...payments.map((document) => ({ kind: "payment" as const, document })),
];

type Refused = Omit<DerivedDocument, "content"> & { readonly problems: readonly Problem[] };

/** What one source shows. */
export class AgencySourceSide {
  #derived: DerivedDocument[] = [];
  readonly refused: Refused[] = [];
  /** Kind and identifier of submissions that are dated outside of what is read. */
  readonly elsewhere: ReadonlySet<string>;
  /** Settlements and received payments of the period; a margin around it does not count. */
  settlements = 0;
  payments = 0;
  readonly #parts: PostingParts;
  readonly #shown = new Set<string>();
  /** Settlements that are shown, and that the plan cannot post: nobody can say what belongs to them. */
  readonly #unposted = new Set<string>();

  constructor(parts: PostingParts, elsewhere: ReadonlySet<string>) {
    this.#parts = parts;
    this.elsewhere = elsewhere;
  }

  get id(): string {
    return this.#parts.source.id;
  }

  get #before(): BookedBefore {
    return this.#parts.before;
  }

  /** Takes one posting; every document that it makes should be in the books. */
  add(posting: SourcePosting, inPeriod: (date: CivilDate) => boolean): void {
    const { type, id, date, stand } = posting;
    if (inPeriod(date)) this[type === "settlement" ? "settlements" : "payments"] += 1;
    if (type === "payment" && !this.#isZero(posting)) this.#shown.add(id);
    if (stand === "settled") return;
    // How a provisional payment is divided may change until its settlement comes, which books the difference.
    if (stand === "provisional" && this.#parts.source.settlements !== undefined) return;
    const head = { source: this.id, of: { type, id }, date };
    const { posted } = posting;
    if (hasErrors(posted.problems)) {
      if (type === "settlement") this.#unposted.add(settlementIdentifier(this.id, id));
      this.refused.push({ ...head, problems: posted.problems });
      return;
    }
    const documents = documentsOf(posted);
    if (stand === "due") {
      // As a pull does: what was refused is in no books, so no settlement takes it.
      const identifiers = documents.map(identifierOf).filter((each) => !this.#before.isRefused(each));
      this.#before.add(posted, new Set(identifiers));
    }
    for (const content of documents) this.#derived.push({ ...head, content });
  }

  /** A payment of nothing is as good as not shown: where no settlement explains it, what was booked of it is extra. */
  #isZero(posting: SourcePosting): boolean {
    if (posting.stand === "settled" || this.#parts.source.settlements !== undefined) return false;
    return documentsOf(posting.posted).length === 0 && !hasErrors(posting.posted.problems);
  }

  /** Gives every document that was derived, once: whoever takes one lets go of it, so that all are never held twice. */
  drain(): readonly DerivedDocument[] {
    const derived = this.#derived;
    this.#derived = [];
    return derived;
  }

  /** Says of a submission of which nothing is derived whether the source shows what it was made from. */
  judge(identifier: string): AgencyState | undefined {
    const settlement = settlementOf(this.id, identifier);
    if (settlement !== undefined) {
      if (this.#parts.source.settlements === undefined) return undefined;
      return this.#unposted.has(settlement) ? undefined : "notShown";
    }
    if (this.#before.isDoubled(identifier)) return "doubled";
    if (!identifier.startsWith(receivedPrefix(this.id)) || !booksPayments(this.#parts)) return undefined;
    // A settlement explains what it took, whatever the list of payments says afterwards.
    return this.#shown.has(identifier) || this.#before.isTaken(identifier) ? "submitted" : "notShown";
  }
}
