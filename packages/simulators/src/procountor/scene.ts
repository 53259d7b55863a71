import type { JsonFields } from "../kernel/parse-fault.ts";
import type { Book } from "./book/book.ts";
import type { ProcountorCompany, ProcountorUser } from "./company/company.ts";
import type { ProcountorReadings } from "./readings.ts";

/** Everything a route needs to answer one request. */
export interface Scene {
  readonly company: ProcountorCompany;
  readonly user: ProcountorUser;
  readonly readings: ProcountorReadings;
  readonly book: Book;
  /** The server's wall clock, `2017-01-30T15:20:00`. */
  readonly now: string;
  /** The variable parts of the path, in order. */
  readonly ids: readonly string[];
  readonly query: URLSearchParams;
  /** Header names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Whether a document is too new for searches. */
  readonly isHidden: (id: number) => boolean;
}

/** What a write leaves behind and answers. */
export interface WriteResult {
  readonly book: Book;
  readonly answer: unknown;
}

/** A write: the book before and the checked body to the book after. */
export type Write = (scene: Scene, body: JsonFields) => WriteResult;

/** A read: answers a JSON value. */
export type Read = (scene: Scene) => unknown;

/** The answer of actions without a result of their own. */
export function info(message: string): { readonly message: string } {
  return { message };
}
