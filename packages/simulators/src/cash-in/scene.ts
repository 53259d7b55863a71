import type { CashInBook } from "./book/cash-in-book.ts";
import type { CreditorDesk } from "./cash-in-world.ts";
import type { CashInReadings } from "./readings.ts";

/** Everything an endpoint of a creditor needs to answer one request. */
export interface CashInScene {
  readonly book: CashInBook;
  readonly desk: CreditorDesk;
  readonly readings: CashInReadings;
  /** Today as `YYYY-MM-DD`. */
  readonly today: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The body as JSON; undefined when there is none. */
  readonly body: unknown;
  /** The key that came in. */
  readonly key: string;
}

/** An answer's data, and the book when it changed. */
export interface CashInReply {
  readonly data: unknown;
  readonly book?: CashInBook;
  readonly meta?: Readonly<Record<string, unknown>>;
}
