import type { Submission, SubmissionState } from "../delivery/submission.ts";
import { token } from "../di/token.ts";
import type { CivilDate } from "../value/civil-date.ts";
import type { DocumentKind } from "./manifest.ts";

/** What became of one submission of a batch. */
export type EnqueueResult =
  /** Stored now. */
  | { readonly type: "created"; readonly submission: Submission }
  /** Same key and same content as before: the first submission again, nothing stored. */
  | { readonly type: "same"; readonly submission: Submission }
  /** A refused document that booked nothing was replaced by this corrected version. */
  | { readonly type: "replaced"; readonly submission: Submission }
  /** Same key, other content: nothing stored. */
  | { readonly type: "conflict"; readonly submission: Submission };

/** A lease on one submission. The fence grows with every lease; an old fence can no longer write. */
export interface Claim {
  readonly submission: Submission;
  readonly fence: number;
}

/** Which due submissions a worker takes. */
export interface ClaimQuery {
  readonly client: string;
  readonly worker: string;
  readonly limit: number;
  /** Epoch milliseconds. */
  readonly now: number;
  /** How long the lease lasts, in milliseconds. */
  readonly lease: number;
}

/** One line of a submission's history. Times are epoch milliseconds. */
export interface HistoryEntry {
  readonly at: number;
  /** A word of SubmissionEvent, or "submitted" / "replaced". */
  readonly event: string;
  readonly state: SubmissionState;
  readonly step?: string;
  readonly version: number;
}

/** Filter of {@link SubmissionStore.list}; every given field must fit. Dates are document dates, inclusive. */
export interface SubmissionFilter {
  readonly client?: string;
  readonly kind?: DocumentKind;
  readonly identifier?: string;
  readonly invoiceNumber?: string;
  readonly from?: CivilDate;
  readonly to?: CivilDate;
  readonly states?: readonly SubmissionState[];
  /** Submissions after this reference in order of arrival. */
  readonly after?: string;
  readonly limit?: number;
}

/** What a change of a claimed submission is recorded with. */
export interface Change {
  readonly claim: Claim;
  readonly submission: Submission;
  readonly event: string;
  readonly step?: string;
}

/**
 * Durable home of submissions. Whatever a resolved promise says has survived a crash.
 * Rules that every implementation keeps (checked by one shared test suite):
 * - `enqueue` stores all of a batch or, when any result is `conflict`, none of it. An empty batch changes nothing, but
 *   fails when nothing could be stored now: readiness is asked like that.
 * - `claimDue` never returns a submission under a live lease, nor one whose lane holds a live lease,
 *   nor two of one lane, nor one whose sequence has an older submission that is not final (a payment waits
 *   while its invoice is parked).
 * - One stored submission that cannot be read stops no other: `claimDue` and `list` leave it out, whoever asks
 *   for it by reference or key gets ACC_STORE_UNAVAILABLE, and later ones of its sequence go on waiting.
 * - `record` writes only while the claim's fence is the newest, else it throws LeaseLostError.
 */
export interface SubmissionStore {
  enqueue(batch: readonly Submission[]): Promise<readonly EnqueueResult[]>;
  claimDue(query: ClaimQuery): Promise<readonly Claim[]>;
  /**
   * Leases one submission for a decision that sends nothing: whatever its due time and state, and whatever
   * others of its lane or sequence are doing. Undefined when it is leased itself, or is not this client's.
   */
  claimOne(reference: string, query: Omit<ClaimQuery, "limit">): Promise<Claim | undefined>;
  /** Tells whether the claim's fence is still the newest and its lease is alive. */
  holds(claim: Claim, now: number): Promise<boolean>;
  /** Writes the new state and one history entry in one transaction; the lease stays. */
  record(change: Change): Promise<void>;
  /** Prolongs the lease of a claim to `now + lease`; throws LeaseLostError when it was lost. */
  renew(claim: Claim, now: number, lease: number): Promise<void>;
  /** Gives the lease back. Never throws for a lost lease. */
  release(claim: Claim): Promise<void>;
  find(reference: string): Promise<Submission | undefined>;
  findByKey(client: string, kind: DocumentKind, identifier: string): Promise<Submission | undefined>;
  /** In order of arrival. */
  list(filter: SubmissionFilter): Promise<readonly Submission[]>;
  history(reference: string): Promise<readonly HistoryEntry[]>;
  /**
   * When a submission of a client can be claimed next (epoch milliseconds): held-back ones do not count, and
   * a leased lane counts from the end of its lease. Undefined when none waits.
   */
  nextDueAt(client: string): Promise<number | undefined>;
  /** Number of submissions by client, kind and state. */
  counts(): Promise<
    readonly {
      readonly client: string;
      readonly kind: DocumentKind;
      readonly state: SubmissionState;
      readonly count: number;
    }[]
  >;
  close(): Promise<void>;
}

/** Container token of the {@link SubmissionStore}. */
export const SubmissionStore = token<SubmissionStore>("SubmissionStore");
