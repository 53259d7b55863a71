import type { Problem } from "../rules/problem.ts";
import type { Evidence } from "./evidence.ts";

/** What the vendor said, kept for the operator. Texts may quote our data: show, do not log. */
export interface VendorReply {
  /** HTTP status, when the answer came over HTTP. */
  readonly status?: number;
  readonly code?: string;
  readonly text?: string;
}

/** The result of sending one step. `unknown` is a value, not an error. */
export type Outcome =
  | {
      readonly type: "accepted";
      /** The vendor's identifier of what was made; absent when it names none. */
      readonly vendorId?: string;
      readonly evidence: Evidence;
      readonly vendor?: VendorReply;
    }
  | { readonly type: "refused"; readonly problems: readonly Problem[]; readonly vendor?: VendorReply }
  | {
      readonly type: "notSent";
      /** Why nothing was booked: not sent at all, or answered by a proof that nothing happened. */
      readonly problem: Problem;
      /** Delay that the vendor asked for, in milliseconds. */
      readonly retryAfter?: number;
      readonly vendor?: VendorReply;
    }
  | { readonly type: "unknown"; readonly problem: Problem; readonly vendor?: VendorReply };

/** The result of looking for a step's effect in the accounting system. */
export type Sighting =
  | {
      readonly type: "found";
      readonly vendorId: string;
      /** `readBack` when the content was compared and is equal, else `identified`. */
      readonly evidence: Evidence;
      /** What differs between the books and what was sent; empty when equal. */
      readonly differences: readonly Problem[];
    }
  | {
      readonly type: "absent";
      /** Moment at which the look-up was begun (epoch milliseconds): absence is known as of then. */
      readonly asOf: number;
    }
  /** Our key is used in the books, but by a document that is provably not ours. */
  | { readonly type: "taken"; readonly problem: Problem }
  | { readonly type: "unclear"; readonly problem: Problem; readonly retryAfter?: number };
