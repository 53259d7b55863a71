import {
  addDays,
  isWithin,
  type OnSourceWarning,
  type Period,
  parseReceivedPayments,
  parseSettlements,
  type ReceivedPayment,
  type Settlement,
} from "@confirma-connect/core";
import { asReading } from "@confirma-connect/http";
import type { ConfirmaResult } from "../confirma-result.ts";
import type { AnswerReader } from "../transport/answer-reader.ts";
import type { CallOptions, ConfirmaTransport } from "../transport/confirma-transport.ts";
import { MostShown } from "../walk/most-shown.ts";
import { OnceEach } from "../walk/once-each.ts";
import { type WalkPage, walkWindows } from "../walk/walk-windows.ts";

/** How periods are asked for; both are readings of an undocumented rule. */
export interface PeriodReading {
  /** Days per request; the largest window is unknown, 30 days is the documented default period. */
  readonly windowDays: number;
  /**
   * Whether `toDate` is the last day of the answer or the first day after it (unknown). Single requests and pages are
   * asked for by it; `payments` and `settlements` do not need it.
   */
  readonly periodEnd: "inclusive" | "exclusive";
}

/** A period that is read window by window. */
export interface WalkQuery extends Period, CallOptions {
  /** Where an earlier walk through the same period stopped. */
  readonly cursor?: string;
}

/** A period that is read as a whole. */
interface PeriodQuery extends Period, CallOptions {
  /** Called with what stands in an answer and is not read; again for each window that has it. */
  readonly onWarning?: OnSourceWarning | undefined;
}

/** Which settlements are asked for. */
interface Fetching {
  /**
   * Only what was not fetched before. The agency seems to keep a mark (inferred), when it sets it is unknown: a
   * lost answer may never come again. Default false; a period and our own identifiers are the safe way.
   */
  readonly unfetchedOnly?: boolean;
}

/** A period of settlements that is read window by window. */
export interface SettlementQuery extends WalkQuery, Fetching {}

const paymentsReader: AnswerReader<readonly ReceivedPayment[]> = {
  empty: [],
  read: (json) => asReading(parseReceivedPayments(json)),
};

const settlementsReader: AnswerReader<readonly Settlement[]> = {
  empty: [],
  read: (json) => asReading(parseSettlements(json)),
};

type Asked = Readonly<Record<string, string | undefined>>;

const withDayAfter = ({ from, to }: Period): Asked => ({ fromDate: from, toDate: addDays(to, 1) });

/** What the agency received and paid out. Payments are provisional; settlements are the truth (seen). */
export class PaymentClient {
  readonly #transport: ConfirmaTransport;
  readonly #reading: PeriodReading;

  constructor(transport: ConfirmaTransport, reading: PeriodReading) {
    this.#transport = transport;
    this.#reading = reading;
  }

  /** `GET /payments`, one request for the whole period. */
  retrievePayments(
    period: Period,
    options: CallOptions = {},
  ): Promise<ConfirmaResult<readonly ReceivedPayment[]>> {
    return this.#payments(this.#dates(period), options);
  }

  /** `GET /settlements`, one request; without a period the agency answers the last 30 days (seen). */
  retrieveSettlements(
    query: Partial<Period> & Fetching = {},
    options: CallOptions = {},
  ): Promise<ConfirmaResult<readonly Settlement[]>> {
    const unfetchedOnly = query.unfetchedOnly === true ? "true" : undefined;
    return this.#settlements({ ...this.#dates(query), unfetchedOnly }, options);
  }

  /** Received payments of a period, window by window as `periodEnd` says, with a cursor after each. */
  paymentPages({ from, to, cursor, ...options }: WalkQuery): AsyncIterable<WalkPage<ReceivedPayment>> {
    return walkWindows({
      name: "payments",
      period: { from, to },
      windowDays: this.#reading.windowDays,
      cursor,
      read: (window) => this.retrievePayments(window, options),
    });
  }

  /** Settlements of a period, window by window as `periodEnd` says, each settlement once. */
  async *settlementPages(query: SettlementQuery): AsyncGenerator<WalkPage<Settlement>, void, undefined> {
    const { from, to, cursor, unfetchedOnly = false, ...options } = query;
    const once = new OnceEach();
    const pages = walkWindows({
      name: unfetchedOnly ? "settlements (unfetched)" : "settlements",
      period: { from, to },
      windowDays: this.#reading.windowDays,
      cursor,
      read: (window) => this.retrieveSettlements({ ...window, unfetchedOnly }, options),
    });
    for await (const page of pages) yield { ...page, items: once.fresh(page.items) };
  }

  /**
   * Received payments of a period, in either reading of `toDate`: each window asks for a day more, equal rows of two
   * windows are counted once, and what was neither paid nor booked in the period is left out (which of the two dates
   * the agency goes by is unknown). Throws ConnectorError when a window cannot be read.
   */
  async *payments(query: PeriodQuery): AsyncGenerator<ReceivedPayment, void, undefined> {
    const { from, to, onWarning, ...options } = query;
    const most = new MostShown();
    const pages = walkWindows({
      ...this.#overlapping("payments", { from, to }),
      read: (window) => this.#payments(withDayAfter(window), options),
    });
    const isOwn = ({ paymentDate, bookingDate }: ReceivedPayment): boolean =>
      [paymentDate, bookingDate ?? paymentDate].some((date) => isWithin(date, from, to));
    for await (const { items, warnings } of pages) {
      for (const each of warnings) onWarning?.(each);
      yield* most.fresh(items).filter(isOwn);
    }
  }

  /**
   * Settlements that the agency lists for a period, each once, in either reading of `toDate`: each window asks for a day
   * more. By which date it lists them is unknown, so what an answer shows is given whatever its own date: left out here,
   * it might be shown for no other period. With `unfetchedOnly` exactly what `settlementPages` gives, because asking for
   * more could mark more. Throws ConnectorError when a window cannot be read.
   */
  async *settlements(query: PeriodQuery & Fetching): AsyncGenerator<Settlement, void, undefined> {
    const { from, to, unfetchedOnly = false, onWarning, ...options } = query;
    const asked = unfetchedOnly
      ? this.settlementPages({ from, to, unfetchedOnly, ...options })
      : this.#widerSettlementPages({ from, to }, options);
    for await (const { items, warnings } of asked) {
      for (const each of warnings) onWarning?.(each);
      yield* items;
    }
  }

  async *#widerSettlementPages(period: Period, options: CallOptions): AsyncGenerator<WalkPage<Settlement>> {
    const once = new OnceEach();
    const pages = walkWindows({
      ...this.#overlapping("settlements", period),
      read: (window) => this.#settlements(withDayAfter(window), options),
    });
    for await (const page of pages) yield { ...page, items: once.fresh(page.items) };
  }

  /** With the day that is asked for in addition a window has `windowDays`, and two where that is one. */
  #overlapping(name: string, period: Period): { name: string; period: Period; windowDays: number } {
    return { name, period, windowDays: Math.max(1, this.#reading.windowDays - 1) };
  }

  #payments(query: Asked, options: CallOptions): Promise<ConfirmaResult<readonly ReceivedPayment[]>> {
    return this.#transport.call({ route: "payments", query, ...options }, paymentsReader);
  }

  #settlements(query: Asked, options: CallOptions): Promise<ConfirmaResult<readonly Settlement[]>> {
    return this.#transport.call({ route: "settlements", query, ...options }, settlementsReader);
  }

  #dates({ from, to }: Partial<Period>): Asked {
    const after = this.#reading.periodEnd === "exclusive" && to !== undefined ? addDays(to, 1) : to;
    return { fromDate: from, toDate: after };
  }
}
