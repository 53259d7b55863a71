import type { Secret } from "../ports/secret-source.ts";
import type { Problem } from "../rules/problem.ts";
import type { DeskOutcome } from "./collection-desk.ts";
import type { CollectionEntry } from "./collection-entry.ts";
import {
  type CollectionLine,
  type CollectionReport,
  collectionReport,
  type SkippedInvoice,
} from "./collection-report.ts";

/** Gets the agency's own words for a refusal, which may repeat names and sums. */
export type OnRefusal = (key: string, answer: Secret) => void;

/** What one run will report. */
export class CollectionNotes {
  readonly #onRefusal: OnRefusal | undefined;
  readonly #lines: CollectionLine[] = [];
  readonly #problems = new Map<string, readonly Problem[]>();
  readonly #skips: SkippedInvoice[] = [];

  constructor(onRefusal: OnRefusal | undefined) {
    this.#onRefusal = onRefusal;
  }

  skip(skipped: SkippedInvoice): void {
    this.#skips.push(skipped);
  }

  /** Remembers the words of an answer for the line that will be written of its entry. */
  async hear({ key }: CollectionEntry, answer: Promise<DeskOutcome>): Promise<DeskOutcome> {
    const outcome = await answer;
    if (outcome.type !== "accepted") this.explain(key, outcome.problems);
    if (outcome.type === "refused" && outcome.answer !== undefined) this.#onRefusal?.(key, outcome.answer);
    return outcome;
  }

  /** Words for the line that will be written of an entry. */
  explain(key: string, problems: readonly Problem[]): void {
    this.#problems.set(key, problems);
  }

  note(
    what: CollectionLine["what"],
    { invoiceNumber, key, caseId, codes, state, facts }: CollectionEntry,
    result: CollectionLine["result"] = state,
  ): void {
    const named = caseId === undefined ? {} : { caseId };
    const problems = this.#problems.get(key) ?? [];
    this.#lines.push({ invoiceNumber, key, what, result, facts, codes, problems, ...named });
  }

  /** Nothing could be learned, so nothing was sent. */
  hold(what: CollectionLine["what"], entry: CollectionEntry, problems: readonly Problem[]): void {
    this.explain(entry.key, problems);
    this.note(what, { ...entry, codes: problems.map(({ code }) => code) }, "held");
  }

  /** Whether a line is about the entry with this key. */
  tells(key: string): boolean {
    return this.#lines.some((line) => line.key === key);
  }

  report(): CollectionReport {
    return collectionReport(this.#lines, this.#skips);
  }
}
