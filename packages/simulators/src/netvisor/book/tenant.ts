import type { NetvisorCompany } from "../company/company.ts";
import type { Book, BookedCustomer, BookedDimension, BookedProduct } from "./book.ts";
import { vatRate } from "./vat-table.ts";

const KEPT_STATES = 100;
const START = "2015-01-01T00:00:00.000Z";

/** One company and its book, with the last states kept for stale reads. */
export class Tenant {
  readonly company: NetvisorCompany;
  #states: Book[];

  constructor(company: NetvisorCompany) {
    this.company = company;
    this.#states = [openingBook(company)];
  }

  /** The book as it was that many writes ago; 0 is now, the oldest kept state when there are fewer. */
  book(writesBehind = 0): Book {
    const index = Math.max(0, this.#states.length - 1 - writesBehind);
    return this.#states[index] ?? openingBook(this.company);
  }

  /** Makes a book the present one. */
  write(book: Book): void {
    this.#states = [...this.#states.slice(1 - KEPT_STATES), book];
  }

  /** Back to the opening book. */
  reset(): void {
    this.#states = [openingBook(this.company)];
  }
}

function openingBook(company: NetvisorCompany): Book {
  let key = 100;
  const next = (): number => {
    key += 1;
    return key;
  };
  const customers = company.customers.map(
    (seed): BookedCustomer => ({ ...seed, netvisorKey: next(), details: {}, modified: START }),
  );
  const products = company.products.map(
    (seed): BookedProduct => ({
      ...seed,
      netvisorKey: next(),
      priceType: "net",
      vatPercent: vatRate(seed.vatPercent).percent,
      details: {},
    }),
  );
  const dimensions = company.dimensions.map(
    (seed): BookedDimension => ({
      netvisorKey: next(),
      name: seed.name,
      items: seed.items.map((name) => ({ netvisorKey: next(), name, hidden: false })),
    }),
  );
  return {
    vouchers: [],
    salesInvoices: [],
    salesPayments: [],
    customers,
    products,
    dimensions,
    nextKey: key + 1,
  };
}
