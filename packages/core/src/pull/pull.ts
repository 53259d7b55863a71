import type { ReceivedPayment } from "../agency/received-payment.ts";
import type { Settlement } from "../agency/settlement.ts";
import type { Period } from "../ports/document-channel.ts";
import type { DocumentSource } from "../ports/document-source.ts";
import { postReceivedPayment } from "../posting/post-received-payment.ts";
import { postSettlement } from "../posting/post-settlement.ts";
import type { Posted } from "../posting/posted.ts";
import { receivedIdentifiers } from "../posting/posting-identifier.ts";
import type { PostingPlan } from "../posting/posting-plan.ts";
import { Provisional } from "../posting/provisional.ts";
import { addDays, type CivilDate, compareDates } from "../value/civil-date.ts";
import type { PullEntry, PullReport } from "./pull-report.ts";
import { type PullEndpoints, submitPosted } from "./submit-posted.ts";

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
  /**
   * How many days before the period payments are read that its settlements may correct (only when the plan books
   * payments); default 62. It must stay the same: it decides what a settlement's correction is made of.
   */
  readonly lookBackDays?: number;
  readonly onEntry?: (entry: PullEntry) => void;
  readonly signal?: AbortSignal;
}

/** One run. */
class Pull {
  readonly entries: PullEntry[] = [];
  readonly #parts: PullParts;
  readonly #options: PullOptions;

  constructor(parts: PullParts, options: PullOptions) {
    this.#parts = parts;
    this.#options = options;
  }

  /** Books payments of the period as provisional; gives all that settlements may be about. */
  async payments(): Promise<Provisional> {
    const { source, plan } = this.#parts;
    const { period } = this.#options;
    const all: ReceivedPayment[] = [];
    for await (const payment of source.payments?.(this.#before()) ?? []) all.push(payment);
    const identifiers = receivedIdentifiers(source.id, all);
    for (const [index, payment] of all.entries()) {
      const identifier = identifiers[index] ?? "";
      if (!isWithin(payment.paymentDate, period)) continue;
      const context = { identifier, plan, settles: source.settlements !== undefined };
      await this.submit("payment", identifier, postReceivedPayment(payment, context));
    }
    return new Provisional(all, identifiers);
  }

  async settlements(): Promise<void> {
    const { source, plan } = this.#parts;
    for await (const settlement of source.settlements?.(this.#options.period) ?? []) {
      const posted = postSettlement(settlement, { source: source.id, plan });
      await this.submit("settlement", settlement.settlementId, posted);
    }
  }

  /** Settlements before the period are read too: they have taken payments that later ones must not correct again. */
  async correcting(provisional: Provisional): Promise<void> {
    const { source, plan } = this.#parts;
    const { period } = this.#options;
    const all: Settlement[] = [];
    for await (const settlement of source.settlements?.(this.#before()) ?? []) all.push(settlement);
    for (const settlement of all.toSorted(byDate)) {
      const posted = postSettlement(settlement, { source: source.id, plan, provisional });
      if (!isWithin(settlement.settlementDate, period)) continue;
      await this.submit("settlement", settlement.settlementId, posted);
    }
  }

  /** The period and the days before it on which it depends. */
  #before(): Period {
    const { period, lookBackDays = 62 } = this.#options;
    return { from: addDays(period.from, -lookBackDays), to: period.to };
  }

  async submit(type: PullEntry["type"], id: string, posted: Posted): Promise<void> {
    const { dryRun = false, onEntry, signal } = this.#options;
    signal?.throwIfAborted();
    const { source, endpoints } = this.#parts;
    const documents = posted.payments.length + (posted.ledger === undefined ? 0 : 1);
    const entry = {
      source: source.id,
      type,
      id,
      documents,
      ...(await submitPosted(endpoints, posted, dryRun)),
    };
    this.entries.push(entry);
    onEntry?.(entry);
  }
}

const byDate = (left: Settlement, right: Settlement): number =>
  compareDates(left.settlementDate, right.settlementDate) ||
  (left.settlementId < right.settlementId ? -1 : 1);

const isWithin = (date: CivilDate, { from, to }: Period): boolean =>
  compareDates(from, date) <= 0 && compareDates(date, to) <= 0;

/**
 * Reads what the agency received and paid out in a period, makes postings of it and submits them. May be run as often
 * as wanted, over overlapping periods and after a crash at any point: every document is known by an identifier that is
 * made from the settlement, allocation or payment for ever, so a second run changes nothing. Whether the agency marks
 * settlements as fetched is not relied on: an answer that was lost would lose its settlements.
 */
export async function pull(parts: PullParts, options: PullOptions): Promise<PullReport> {
  const run = new Pull(parts, options);
  // A source without settlements has payments only, so they are booked whatever the plan prefers.
  if (parts.plan.book === "settlements" && parts.source.settlements !== undefined) {
    await run.settlements();
    return { entries: run.entries, unsettled: [] };
  }
  const provisional = await run.payments();
  await run.correcting(provisional);
  if (parts.source.settlements === undefined) return { entries: run.entries, unsettled: [] };
  return { entries: run.entries, unsettled: provisional.open.map(({ identifier }) => identifier) };
}
