import { History } from "../kernel/history.ts";
import { type ConfirmaBook, emptyConfirmaBook } from "./book/confirma-book.ts";
import type { ConfirmaAccount, ConfirmaAccountKey, ConfirmaKeyEnvironment } from "./confirma-account.ts";

/** One client of the agency: its keys and its books. */
export class Tenant {
  readonly account: ConfirmaAccount;
  readonly #history: History<ConfirmaBook>;
  #keys: readonly ConfirmaAccountKey[];
  #renewed = 0;

  constructor(account: ConfirmaAccount) {
    this.account = account;
    this.#keys = account.keys;
    this.#history = new History(account.book ?? emptyConfirmaBook);
  }

  /** The books that many writes ago. */
  book(writesBehind = 0): ConfirmaBook {
    return this.#history.at(writesBehind);
  }

  write(book: ConfirmaBook): void {
    this.#history.write(book);
  }

  /** The key with this text in an environment. */
  keyOf(key: string, environment: ConfirmaKeyEnvironment): ConfirmaAccountKey | undefined {
    return this.#keys.find((known) => known.key === key && known.environment === environment);
  }

  /** The newest key of an environment. */
  newestKey(environment: ConfirmaKeyEnvironment): string | undefined {
    return this.#keys.findLast((known) => known.environment === environment)?.key;
  }

  /** How many keys were made by renewal. */
  get renewals(): number {
    return this.#renewed;
  }

  /** Makes a new key; the old one stays good only where it does not die. */
  renew(old: ConfirmaAccountKey, dies: boolean): string {
    this.#renewed += 1;
    const key = `${this.account.clientId}-renewed-${this.#renewed}`;
    const kept = dies ? this.#keys.filter((known) => known !== old) : this.#keys;
    this.#keys = [...kept, { key, environment: old.environment }];
    return key;
  }

  /** Opening books and opening keys. */
  reset(): void {
    this.#history.reset();
    this.#keys = this.account.keys;
    this.#renewed = 0;
  }
}
