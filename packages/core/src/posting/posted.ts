import type { LedgerDocument } from "../agency/ledger-document.ts";
import type { Payment } from "../agency/payment.ts";
import type { Problem } from "../rules/problem.ts";

/** What a settlement or a received payment becomes: all of it is submitted, or (with an error) none. */
export interface Posted {
  /** Payments of invoices; their money is booked on the clearing account. */
  readonly payments: readonly Payment[];
  /** The balanced rest; absent when nothing is left to book. */
  readonly ledger?: LedgerDocument;
  /** Pointers lead into the settlement or the received payment. */
  readonly problems: readonly Problem[];
}
