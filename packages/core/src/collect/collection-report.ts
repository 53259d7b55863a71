import type { ErrorCode } from "../error/codes.ts";
import type { Problem } from "../rules/problem.ts";
import type { CollectionEntry, CollectionState } from "./collection-entry.ts";
import { type SkipReason, skipReasons } from "./skip-reason.ts";

/**
 * What a run did with one thing. A state of its entry, or: `planned` (dry run), `held` (nothing could be learned
 * about the case, so nothing was sent), `closed` (the agency's case is closed), `outside` (the agency has a case, and
 * the invoice was not among those that were read: what happened to it is not known).
 */
export type CollectionResult = CollectionState | "planned" | "held" | "closed" | "outside";

/** One thing that a run told, wanted to tell, or could not settle. */
export interface CollectionLine {
  readonly invoiceNumber: string;
  readonly key: string;
  /**
   * Two are no actions of the agency, and only a person can tell it: `TAKENBACK`, a payment that no longer counts, and
   * `OTHERCURRENCY`, a payment in another currency than its invoice.
   */
  readonly what:
    | "INVOICE"
    | "DIRECTPAYMENT"
    | "WITHDRAW"
    | "DUEDATE"
    | "CASE"
    | "TAKENBACK"
    | "OTHERCURRENCY";
  readonly result: CollectionResult;
  readonly caseId?: string;
  /** What its entry holds, e.g. `amount` in minor units. */
  readonly facts: CollectionEntry["facts"];
  readonly codes: readonly ErrorCode[];
  /** What was wrong in words, where this run heard it; earlier runs leave their codes only. */
  readonly problems: readonly Problem[];
}

/** An invoice that was not handed over. */
export interface SkippedInvoice {
  readonly invoiceNumber: string;
  readonly reason: SkipReason;
}

/** Everything that a run did. What was told in an earlier run is not listed again. */
export interface CollectionReport {
  readonly lines: readonly CollectionLine[];
  /** How many invoices were not handed over, by reason. */
  readonly skipped: Readonly<Record<SkipReason, number>>;
  /** Which ones, in the order in which the books show them. */
  readonly skips: readonly SkippedInvoice[];
  /** Whether a person or a later run has to do something. */
  readonly isSettled: boolean;
}

const settled: readonly CollectionResult[] = ["submitted", "planned", "closed"];

/** Makes the report of a run. */
export function collectionReport(
  lines: readonly CollectionLine[],
  skips: readonly SkippedInvoice[],
): CollectionReport {
  const count = (reason: SkipReason): number => skips.filter((each) => each.reason === reason).length;
  const counts = skipReasons.map((reason) => [reason, count(reason)] as const);
  return {
    lines,
    skipped: recordOf(counts),
    skips,
    isSettled: lines.every(({ result }) => settled.includes(result)),
  };
}

function recordOf(counts: readonly (readonly [SkipReason, number])[]): CollectionReport["skipped"] {
  const none: Record<SkipReason, number> = {
    nothingOpen: 0,
    creditUnclear: 0,
    paymentUnclear: 0,
    notDue: 0,
    tooSmall: 0,
    currency: 0,
    customer: 0,
    state: 0,
    collectionDisabled: 0,
    sameNumber: 0,
  };
  for (const [reason, count] of counts) none[reason] = count;
  return none;
}
