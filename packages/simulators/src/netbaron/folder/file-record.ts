import type { Refusal } from "../failure.ts";

/** What became of one file that the watcher took. */
export interface FileRecord {
  /** Order of taking, from 1. */
  readonly order: number;
  readonly organisationId: string;
  /** Name in the drop folder. */
  readonly name: string;
  readonly outcome: "booked" | "rejected" | "notBooked";
  /** Numbers of the receipts it booked, invoices' receipts included. */
  readonly receipts: readonly string[];
  readonly reasons: readonly Refusal[];
  /** Where it lies now, below the organisation's folder; absent when it was not moved. */
  readonly storedAs?: string;
  /** Kind of the fault played on it. */
  readonly fault?: string;
}
