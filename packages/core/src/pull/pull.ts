import type { ReceivedPayment } from "../agency/received-payment.ts";
import type { Settlement } from "../agency/settlement.ts";
import type { Period } from "../ports/document-channel.ts";
import type { DocumentSource } from "../ports/document-source.ts";
import { divisionTotal } from "../posting/division.ts";
import { postReceivedPayment } from "../posting/post-received-payment.ts";
import { postSettlement } from "../posting/post-settlement.ts";
import { receivedIdentifiers, settlementIdentifier } from "../posting/posting-identifier.ts";
import type { PostingPlan } from "../posting/posting-plan.ts";
import { type Problem, problem } from "../rules/problem.ts";
import { compareDates } from "../value/civil-date.ts";
import { BookedBefore } from "./booked-before.ts";
import type { PullEntry, PullReport } from "./pull-report.ts";
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
  /** Show what would be submitted, submit nothing. */
  readonly dryRun?: boolean;
  readonly onEntry?: (entry: PullEntry) => void;
  readonly signal?: AbortSignal;
}

const info = (message: string): Problem => problem("ACC_DOCUMENT_INFERRED", { message, severity: "info" });

const settledAlready = info("not booked: a settlement has booked the money of this invoice up to this day");
const changedSince = info(
  "the agency has changed it since it was booked as provisional; its settlement corrects it",
);

/** One run. */
class Pull {
  readonly entries: PullEntry[] = [];
  readonly #parts: PullParts;
  readonly #options: PullOptions;
  readonly #before: BookedBefore;

  constructor(parts: PullParts, options: PullOptions, before: BookedBefore) {
    this.#parts = parts;
    this.#options = options;
    this.#before = before;
  }

  /** Books payments of the period as provisional, but not those that were booked or settled before. */
  async payments(): Promise<void> {
    const { source, plan } = this.#parts;
    const all: ReceivedPayment[] = [];
    for await (const payment of source.payments?.(this.#options.period) ?? []) all.push(payment);
    const identifiers = receivedIdentifiers(source.id, all);
    for (const [index, payment] of all.entries()) {
      const identifier = identifiers[index] ?? "";
      const done = this.#doneBefore(identifier, payment);
      if (done !== undefined) {
        this.#tell("payment", identifier, 1, done);
        continue;
      }
      const context = { identifier, plan, settles: source.settlements !== undefined };
      await this.#submit("payment", identifier, postReceivedPayment(payment, context));
    }
  }

  /** Settlements in the order of their dates, so that each takes what came in before it. */
  async settlements(): Promise<void> {
    const { source, plan } = this.#parts;
    const all: Settlement[] = [];
    for await (const settlement of source.settlements?.(this.#options.period) ?? []) all.push(settlement);
    for (const settlement of all.toSorted(byDate)) {
      const { settlementId, settlementDate } = settlement;
      const take = this.#before.takeFor(settlementIdentifier(source.id, settlementId), settlementDate);
      const posted = postSettlement(settlement, { source: source.id, plan, take });
      await this.#submit("settlement", settlementId, posted);
    }
  }

  #doneBefore(identifier: string, payment: ReceivedPayment): SubmittedPosting | undefined {
    const known = this.#before.find(identifier);
    if (known !== undefined) {
      const { interestAmountPaid: interest = 0, costsAmountPaid: costs = 0, paymentAmount } = payment;
      const { division } = known;
      const same =
        divisionTotal(division) === paymentAmount &&
        division.interest === interest &&
        division.costs === costs;
      return { outcome: "already", problems: same ? [] : [changedSince] };
    }
    return this.#before.isSettled(payment.invoiceNumber, payment.paymentDate)
      ? { outcome: "nothing", problems: [settledAlready] }
      : undefined;
  }

  async #submit(
    type: PullEntry["type"],
    id: string,
    posted: Parameters<typeof submitPosted>[1],
  ): Promise<void> {
    const { dryRun = false, signal } = this.#options;
    signal?.throwIfAborted();
    const submitted = await submitPosted(this.#parts.endpoints, posted, dryRun);
    if (submitted.outcome === "submitted" || submitted.outcome === "already") this.#before.add(posted);
    this.#tell(type, id, posted.payments.length + (posted.ledger === undefined ? 0 : 1), submitted);
  }

  #tell(type: PullEntry["type"], id: string, documents: number, submitted: SubmittedPosting): void {
    const entry = { source: this.#parts.source.id, type, id, documents, ...submitted };
    this.entries.push(entry);
    this.#options.onEntry?.(entry);
  }
}

const byDate = (left: Settlement, right: Settlement): number =>
  compareDates(left.settlementDate, right.settlementDate) ||
  (left.settlementId < right.settlementId ? -1 : 1);

/**
 * Reads what the agency received and paid out in a period, makes postings of it and submits them. May be run as often
 * as wanted, over overlapping periods and after a crash at any point: every document is known by an identifier that is
 * made from the settlement, allocation or payment for ever, and what earlier runs booked is read from the store. Whether
 * the agency marks settlements as fetched is not relied on: an answer that was lost would lose its settlements.
 */
export async function pull(parts: PullParts, options: PullOptions): Promise<PullReport> {
  const { source, plan, endpoints } = parts;
  const before = new BookedBefore(source.id, await endpoints.list({}));
  const run = new Pull(parts, options, before);
  // A source without settlements has payments only, so they are booked whatever the plan prefers.
  if (plan.book === "payments" || source.settlements === undefined) await run.payments();
  await run.settlements();
  const unsettled = source.settlements === undefined ? [] : before.open.map(({ identifier }) => identifier);
  return { entries: run.entries, unsettled };
}
