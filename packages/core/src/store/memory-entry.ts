import type { Submission } from "../delivery/submission.ts";
import type { HistoryEntry } from "../ports/submission-store.ts";

/** What the memory store keeps of one submission. */
export interface MemoryEntry {
  readonly submission: Submission;
  readonly fence: number;
  /** Epoch milliseconds; absent when nobody holds a lease. */
  readonly leasedUntil?: number;
  readonly history: readonly HistoryEntry[];
}

/** Tells whether somebody holds a live lease. */
export const isLeased = ({ leasedUntil }: MemoryEntry, now: number): boolean =>
  leasedUntil !== undefined && leasedUntil > now;

/** The same entry, held by nobody. */
export const withoutLease = ({ leasedUntil: _leasedUntil, ...entry }: MemoryEntry): MemoryEntry => entry;

/** The line of history about what a submission has just become. */
export const historyEntry = (submission: Submission, event: string, step?: string): HistoryEntry => ({
  at: submission.updatedAt,
  event,
  state: submission.state,
  version: submission.version,
  ...(step === undefined ? {} : { step }),
});
