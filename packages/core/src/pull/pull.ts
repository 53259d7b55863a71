import type { Period } from "../ports/document-channel.ts";
import type { DocumentSource } from "../ports/document-source.ts";
import type { Posted } from "../posting/posted.ts";
import type { PostingPlan } from "../posting/posting-plan.ts";
import { type Problem, problem } from "../rules/problem.ts";
import type { BookedBefore } from "./booked-before.ts";
import { BookedReader } from "./booked-reader.ts";
import type { PullEntry, PullReport, PullWarning } from "./pull-report.ts";
import { booksPayments, type SourcePosting, sourcePostings } from "./source-postings.ts";
import { SourceWarnings } from "./source-warnings.ts";
import { type PullEndpoints, type SubmittedPosting, submitPosted } from "./submit-posted.ts";

/** What a pull works with. */
export interface PullParts {
  readonly source: DocumentSource;
  readonly plan: PostingPlan;
  readonly endpoints: PullEndpoints;
}

/** What is pulled. */
export interface PullOptions {
  readonly period: Period;
  /** Says what would be submitted and what was before; submits nothing. */
  readonly dryRun?: boolean;
  readonly onEntry?: (entry: PullEntry) => void;
  /** Called with each of the report's warnings as it is found, also when the pull fails later. */
  readonly onWarning?: (warning: PullWarning) => void;
  readonly signal?: AbortSignal;
}

const info = (message: string): Problem => problem("ACC_DOCUMENT_INFERRED", { message, severity: "info" });

/** A settlement names the invoices that it pays and not their payments (as documented): only invoice and day can be compared. */
const settledAlready = info(
  "not booked: a settlement of this day or a later one has booked money of this invoice. Only the days are known: " +
    "if it was other money, the settlement that pays this one out books it",
);
const changedSince = info(
  "the agency has changed it since it was booked as provisional; its settlement corrects it",
);
const changedForGood = problem("ACC_DOCUMENT_IDENTIFIER_CONFLICT", {
  message: "the agency has changed it since it was booked",
  advice: "Compare it with what was booked, and correct that by hand; nothing is replaced.",
});

const openBesideSettled = problem("ACC_UNKNOWN_UNCLEAR", {
  message:
    "booked as provisional, and a settlement has booked the invoice without taking it: money may be booked twice",
  advice:
    "Compare the invoice's payments in the books with the settlement, and undo the provisional one by hand.",
});

const documentsOf = ({ payments, ledger }: Posted): number =>
  payments.length + (ledger === undefined ? 0 : 1);

type Told = Pick<SubmittedPosting, "outcome" | "problems">;

/** One run. */
class Pull {
  readonly entries: PullEntry[] = [];
  readonly warnings: SourceWarnings;
  readonly #parts: PullParts;
  readonly #options: PullOptions;
  readonly #booked: BookedReader;

  constructor(parts: PullParts, options: PullOptions, booked: BookedReader) {
    this.#parts = parts;
    this.#options = options;
    this.#booked = booked;
    this.warnings = new SourceWarnings(parts.source.id, options.onWarning);
  }

  /** Books what the source shows, but not what was booked or settled before. */
  async run(): Promise<void> {
    const { source, plan } = this.#parts;
    const { before } = this.#booked;
    const catchUp = () => this.#booked.read();
    const { warnings } = this;
    const parts = { source, plan, before, warnings, ...(booksPayments(this.#parts) ? { catchUp } : {}) };
    for await (const posting of sourcePostings(parts, this.#options.period)) await this.#take(posting);
    await this.#booked.read();
    this.#tellOpenBesideSettled(before);
  }

  /** What two pulls at once, or a crash of an earlier version, may leave: money booked as provisional and by its settlement. */
  #tellOpenBesideSettled(before: BookedBefore): void {
    const { from, to } = this.#options.period;
    for (const { identifier: id, date } of before.open) {
      if (date < from || date > to || !before.isDoubled(id)) continue;
      const posting = { type: "payment", id, date, stand: "settled" } as const;
      this.#tell(posting, 0, { outcome: "conflict", problems: [openBesideSettled] });
    }
  }

  async #take(posting: SourcePosting): Promise<void> {
    switch (posting.stand) {
      case "settled":
        return this.#tell(posting, 1, { outcome: "nothing", problems: [settledAlready] });
      case "provisional":
        return this.#tell(posting, 1, this.#ofProvisional(posting.isSame));
      case "due":
        return this.#tell(posting, documentsOf(posting.posted), await this.#submit(posting.posted));
    }
  }

  /** Where no settlement comes, nothing corrects what was booked. */
  #ofProvisional(isSame: boolean): Told {
    if (isSame) return { outcome: "already", problems: [] };
    return this.#parts.source.settlements === undefined
      ? { outcome: "conflict", problems: [changedForGood] }
      : { outcome: "already", problems: [changedSince] };
  }

  async #submit(posted: Posted): Promise<SubmittedPosting> {
    const { dryRun = false, signal } = this.#options;
    signal?.throwIfAborted();
    const submitted = await submitPosted(this.#parts.endpoints, posted, dryRun);
    this.#booked.before.add(posted, submitted.booked);
    return submitted;
  }

  #tell({ type, id }: SourcePosting, documents: number, submitted: Told): void {
    const { outcome, problems } = submitted;
    const entry = { source: this.#parts.source.id, type, id, documents, outcome, problems };
    this.entries.push(entry);
    this.#options.onEntry?.(entry);
  }
}

/**
 * Reads what the agency received and paid out in a period, makes postings of it and submits them. May be run as often
 * as wanted, over overlapping periods and after a crash at any point: every document is known by an identifier that is
 * made from the settlement, allocation or payment for ever, and what earlier runs booked is read from the store. Whether
 * the agency marks settlements as fetched is not relied on: an answer that was lost would lose its settlements.
 */
export async function pull(parts: PullParts, options: PullOptions): Promise<PullReport> {
  const { source, endpoints } = parts;
  const booked = new BookedReader(source.id, endpoints);
  await booked.read();
  const run = new Pull(parts, options, booked);
  await run.run();
  const { before } = booked;
  const unsettled = source.settlements === undefined ? [] : before.open.map(({ identifier }) => identifier);
  return { entries: run.entries, warnings: run.warnings.all, unsettled };
}
