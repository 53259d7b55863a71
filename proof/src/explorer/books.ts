import { type Outcome, problem, type Sighting } from "@confirma-connect/core";

/** A write that the accounting system has taken and not done yet. */
interface LateWrite {
  readonly key: string;
  /** It is in the books before this moment (epoch milliseconds), or the declared bound would be wrong. */
  readonly before: number;
}

/** What the accounting system holds. */
export interface Books {
  /** Keys in the order in which they were booked; a key that is in it twice was booked twice. */
  readonly booked: readonly string[];
  readonly late: readonly LateWrite[];
}

/** Nothing booked. */
export const emptyBooks: Books = { booked: [], late: [] };

/** The vendor's identifier of what was booked under a key. */
export const vendorIdOf = (key: string): string => `vendor-${key}`;

/** Books a key at once. */
export const book = ({ booked, late }: Books, key: string): Books => ({ booked: [...booked, key], late });

/** Lets a late write land. */
export function land({ booked, late }: Books, index: number): Books {
  const key = late[index]?.key;
  return key === undefined ? { booked, late } : { booked: [...booked, key], late: late.toSpliced(index, 1) };
}

/** The answer to a sending that was booked. */
export const accepted = (key: string): Outcome => ({
  type: "accepted",
  vendorId: vendorIdOf(key),
  evidence: "identified",
});

/** No answer. */
export const unanswered: Outcome = { type: "unknown", problem: problem("ACC_UNKNOWN_NO_ANSWER") };

/** The request did not leave. */
export const notSent: Outcome = { type: "notSent", problem: problem("ACC_NOT_SENT_UNREACHABLE") };

/** A look-up that says nothing. */
export const unclear: Sighting = { type: "unclear", problem: problem("ACC_UNKNOWN_UNCLEAR") };

/** What a look-up sees in the books. */
export const see = ({ booked }: Books, key: string, asOf: number): Sighting =>
  booked.includes(key)
    ? { type: "found", vendorId: vendorIdOf(key), evidence: "readBack", differences: [] }
    : { type: "absent", asOf };
