import type { Problem } from "../rules/problem.ts";
import type { CivilDate } from "../value/civil-date.ts";
import type { CurrencyCode } from "../value/currency-code.ts";
import type { MinorUnits } from "../value/minor-units.ts";
import type { Division } from "./division.ts";

/** A received payment that was submitted before its settlement came, as it was submitted. */
export interface ProvisionalPayment {
  readonly identifier: string;
  readonly invoiceNumber: string;
  readonly date: CivilDate;
  readonly currency: CurrencyCode;
  readonly division: Division;
}

/** What a settlement takes of one provisional payment. */
export interface TakenPart {
  readonly identifier: string;
  /** Which taking of this payment it is, from 1. Absent: earlier versions took a payment whole. */
  readonly part?: number;
  readonly division: Division;
}

/** What a settlement allocates to one invoice, all its allocations together. Minor units of `currency`. */
interface AllocatedSum {
  readonly invoiceNumber: string;
  readonly amount: MinorUnits;
  readonly currency: CurrencyCode;
}

/** What is taken for an invoice. With a problem nothing is; its pointer is relative to the allocation. */
export interface TakenParts {
  readonly parts: readonly TakenPart[];
  readonly problems: readonly Problem[];
}

/**
 * Gives what a settlement takes of the provisional payments of an invoice: it books the difference between them and what
 * it allocates, and their money leaves the clearing account. Asked once for each invoice of a settlement.
 */
export interface TakeProvisional {
  /**
   * `invoice`: all allocations of an invoice take together, never more than they allocate. `firstAllocation`: a
   * settlement that was booked by an earlier version, where the first one took everything.
   */
  readonly by: "invoice" | "firstAllocation";
  of(allocated: AllocatedSum): TakenParts;
}
