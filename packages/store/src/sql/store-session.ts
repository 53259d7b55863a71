import type { Kysely } from "kysely";
import { type Patience, patiently } from "./patiently.ts";
import type { SubmissionDatabase } from "./submission-database.ts";

type Work<T> = (db: Kysely<SubmissionDatabase>) => Promise<T>;

/** One open database: every access goes through here, so busy and broken are treated in one place. */
export class StoreSession {
  readonly #db: Kysely<SubmissionDatabase>;
  readonly #patience: Patience;

  constructor(db: Kysely<SubmissionDatabase>, patience: Patience) {
    this.#db = db;
    this.#patience = patience;
  }

  /** Does one reading statement, or work that manages its own transactions. */
  read<T>(work: Work<T>): Promise<T> {
    return patiently(this.#patience, () => work(this.#db));
  }

  /** Does all of the work in one transaction, or none of it; durable when the promise resolves. */
  write<T>(work: Work<T>): Promise<T> {
    return patiently(this.#patience, () => this.#db.transaction().execute(work));
  }

  /** Closes the database. */
  close(): Promise<void> {
    return patiently(this.#patience, () => this.#db.destroy());
  }
}
