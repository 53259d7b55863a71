import type { NetbaronCompany } from "../company/company.ts";
import { emptyBook, type NetbaronBook } from "./book.ts";

const KEPT_STATES = 100;

/** One organisation and its book, with the last states kept for stale reads. */
export class Tenant {
  readonly company: NetbaronCompany;
  #states: readonly NetbaronBook[] = [emptyBook];

  constructor(company: NetbaronCompany) {
    this.company = company;
  }

  /** The book as it was that many writes ago; 0 is now, the oldest kept state when there are fewer. */
  book(writesBehind = 0): NetbaronBook {
    return this.#states[Math.max(0, this.#states.length - 1 - writesBehind)] ?? emptyBook;
  }

  /** Makes a book the present one. */
  write(book: NetbaronBook): void {
    this.#states = [...this.#states.slice(1 - KEPT_STATES), book];
  }

  /** Back to empty books. */
  reset(): void {
    this.#states = [emptyBook];
  }
}
