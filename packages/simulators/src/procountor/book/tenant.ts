import type { ProcountorCompany } from "../company/company.ts";
import type { Book, BookedPartner } from "./book.ts";

const KEPT_STATES = 100;
const FIRST_ID = 1000;
const START = "2015-01-01T00:00:00";

/** One company and its book, with the last states kept for stale reads. */
export class Tenant {
  readonly company: ProcountorCompany;
  readonly #hiddenUntil = new Map<number, number>();
  #states: Book[];

  constructor(company: ProcountorCompany) {
    this.company = company;
    this.#states = [openingBook(company)];
  }

  /** The book as it was that many writes ago; 0 is now, the oldest kept state when there are fewer. */
  book(writesBehind = 0): Book {
    const index = Math.max(0, this.#states.length - 1 - writesBehind);
    return this.#states[index] ?? openingBook(this.company);
  }

  /** Makes a book the present one; documents that are new in it stay out of searches until `searchableAt` (ms). */
  write(book: Book, searchableAt = 0): void {
    if (searchableAt > 0) {
      const known = this.book().nextId;
      const fresh = [...book.invoices, ...book.receipts].filter(({ id }) => id >= known);
      for (const { id } of fresh) this.#hiddenUntil.set(id, searchableAt);
    }
    this.#states = [...this.#states.slice(1 - KEPT_STATES), book];
  }

  /** Whether a document is too new for searches at an instant (ms). */
  isHidden(id: number, at: number): boolean {
    return at < (this.#hiddenUntil.get(id) ?? 0);
  }

  /** Back to the opening book. */
  reset(): void {
    this.#hiddenUntil.clear();
    this.#states = [openingBook(this.company)];
  }
}

function openingBook(company: ProcountorCompany): Book {
  const partners = company.partners.map(
    (seed): BookedPartner => ({
      id: seed.id,
      type: seed.type,
      name: seed.name,
      content: {
        name: seed.name,
        type: seed.type,
        invoicingInfo: {
          customerNumber: seed.customerNumber,
          identifier: seed.identifier,
          identifierType: "FI",
        },
        paymentInfo: { paymentMethod: "BANK_TRANSFER", currency: company.currency },
        registryInfo: { active: true },
      },
      version: START,
    }),
  );
  return {
    invoices: [],
    receipts: [],
    paymentEvents: [],
    payments: [],
    partners,
    dimensions: company.dimensions,
    fiscalYears: company.fiscalYears,
    waitingPenalties: [],
    nextId: FIRST_ID,
    nextNumber: 1,
  };
}
