import {
  addDays,
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
import { OnceEach } from "../walk/once-each.ts";
import { type WalkPage, walkWindows } from "../walk/walk-windows.ts";

/** How periods are asked for; both are readings of an undocumented rule. */
export interface PeriodReading {
  /** Days per request; the largest window is unknown, 30 days is the documented default period. */
  readonly windowDays: number;
  /** Whether `toDate` is the last day of the answer or the first day after it (unknown). */
  readonly periodEnd: "inclusive" | "exclusive";
}

/** A period that is read window by window. */
export interface WalkQuery extends Period, CallOptions {
  /** Where an earlier walk through the same period stopped. */
  readonly cursor?: string;
}

/** A period of settlements. */
export interface SettlementQuery extends WalkQuery {
  /**
   * Only what was not fetched before. The agency seems to keep a mark (inferred), when it sets it is unknown: a
   * lost answer may never come again. Default false; a period and our own identifiers are the safe way.
   */
  readonly unfetchedOnly?: boolean;
}

const paymentsReader: AnswerReader<readonly ReceivedPayment[]> = {
  empty: [],
  read: (json) => asReading(parseReceivedPayments(json)),
};

const settlementsReader: AnswerReader<readonly Settlement[]> = {
  empty: [],
  read: (json) => asReading(parseSettlements(json)),
};

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
    return this.#transport.call(
      { route: "payments", query: this.#dates(period), ...options },
      paymentsReader,
    );
  }

  /** `GET /settlements`, one request; without a period the agency answers the last 30 days (seen). */
  retrieveSettlements(
    query: Partial<Period> & Pick<SettlementQuery, "unfetchedOnly"> = {},
    options: CallOptions = {},
  ): Promise<ConfirmaResult<readonly Settlement[]>> {
    const unfetchedOnly = query.unfetchedOnly === true ? "true" : undefined;
    return this.#transport.call(
      { route: "settlements", query: { ...this.#dates(query), unfetchedOnly }, ...options },
      settlementsReader,
    );
  }

  /** Received payments of a period, window by window, with a cursor after each. */
  paymentPages({ from, to, cursor, ...options }: WalkQuery): AsyncIterable<WalkPage<ReceivedPayment>> {
    return walkWindows({
      name: "payments",
      period: { from, to },
      windowDays: this.#reading.windowDays,
      cursor,
      read: (window) => this.retrievePayments(window, options),
    });
  }

  /** Settlements of a period, window by window, each settlement once. */
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

  /** Received payments of a period. Throws ConnectorError when a window cannot be read. */
  async *payments(query: WalkQuery): AsyncGenerator<ReceivedPayment, void, undefined> {
    for await (const { items } of this.paymentPages(query)) yield* items;
  }

  /** Settlements of a period, each once. Throws ConnectorError when a window cannot be read. */
  async *settlements(query: SettlementQuery): AsyncGenerator<Settlement, void, undefined> {
    for await (const { items } of this.settlementPages(query)) yield* items;
  }

  #dates({ from, to }: Partial<Period>): Readonly<Record<string, string | undefined>> {
    const after = this.#reading.periodEnd === "exclusive" && to !== undefined ? addDays(to, 1) : to;
    return { fromDate: from, toDate: after };
  }
}
