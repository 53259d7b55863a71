import type { CivilDate } from "../value/civil-date.ts";
import type { Division } from "./division.ts";

/** A received payment that was submitted before its settlement came, as it was submitted. */
export interface ProvisionalPayment {
  readonly identifier: string;
  readonly invoiceNumber: string;
  readonly date: CivilDate;
  readonly division: Division;
}

/**
 * Gives the provisional payments of an invoice that a settlement takes: it books the difference between them and what it
 * allocates, and their money leaves the clearing account. Asked once for each invoice of a settlement.
 */
export type TakeProvisional = (invoiceNumber: string) => readonly ProvisionalPayment[];
