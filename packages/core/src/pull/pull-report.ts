import type { Problem } from "../rules/problem.ts";

/** What became of one settlement or received payment. */
export type PullOutcome =
  /** Documents were submitted now. */
  | "submitted"
  /** All of its documents had been submitted before, with the same content. */
  | "already"
  /** Nothing is to be booked. */
  | "nothing"
  /** It cannot be booked as it is; nothing of it was submitted now. */
  | "refused"
  /** It was booked before with other content: the agency changed it. Nothing is replaced; a person decides. */
  | "conflict"
  /** It would be submitted (`dryRun`). */
  | "shown";

/** One settlement or received payment of a run. */
export interface PullEntry {
  readonly source: string;
  readonly type: "settlement" | "payment";
  /** The settlement's identifier, or ours of the payment. */
  readonly id: string;
  readonly outcome: PullOutcome;
  /** Accounting documents that it makes. */
  readonly documents: number;
  /** Pointers lead into the settlement, the payment or, behind it, the accounting document. */
  readonly problems: readonly Problem[];
}

/** Something in a source's answers that was not read, named once for all rows that have it. */
export interface PullWarning {
  readonly source: string;
  /** What it stood at. */
  readonly type: PullEntry["type"];
  /** Its pointer leads into the answer that showed it first; no value of it is told. */
  readonly problem: Problem;
}

/** What one run did. */
export interface PullReport {
  readonly entries: readonly PullEntry[];
  /** What the sources told and nobody read, e.g. a field that we do not know: money might stand in it. */
  readonly warnings: readonly PullWarning[];
  /** Provisional payments of which no settlement has taken all yet; only when the plan books them. */
  readonly unsettled: readonly string[];
}

/** How many entries came out how. */
export function countPull({ entries }: PullReport): Readonly<Record<PullOutcome, number>> {
  const counts = { submitted: 0, already: 0, nothing: 0, refused: 0, conflict: 0, shown: 0 };
  for (const { outcome } of entries) counts[outcome] += 1;
  return counts;
}

/** Whether a person has to look at something. */
export const needsAttention = ({ entries }: PullReport): boolean =>
  entries.some(({ outcome }) => outcome === "refused" || outcome === "conflict");
