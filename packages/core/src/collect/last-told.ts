import type { Problem } from "../rules/problem.ts";
import { problem } from "../rules/problem.ts";
import type { MinorUnits } from "../value/minor-units.ts";
import type { CollectionEntry } from "./collection-entry.ts";

/** The last payment that was sent and taken, if there is one; of two of one moment the one that leaves less. */
export function lastTold(entries: readonly CollectionEntry[]): CollectionEntry | undefined {
  const leaves = ({ facts }: CollectionEntry): number => Number(facts["outstandingCapital"] ?? 0);
  return entries
    .filter(({ state, facts, sentAt }) => {
      return state === "submitted" && facts["code"] === "DIRECTPAYMENT" && sentAt !== undefined;
    })
    .toSorted((one, other) => (one.sentAt ?? 0) - (other.sentAt ?? 0) || leaves(other) - leaves(one))
    .at(-1);
}

/** What {@link notShownYet} is judged by. */
export interface ShowingTime {
  readonly now: number;
  /** How long the agency may take until it shows what it has taken, in milliseconds. */
  readonly quietPeriod: number;
}

/**
 * Why the next payment has to wait: the agency queues actions, and a capital that does not show the last payment yet
 * would make the next one tell too much. After the quiet period the capital counts as it is.
 */
export function notShownYet(
  last: CollectionEntry | undefined,
  capital: MinorUnits | undefined,
  { now, quietPeriod }: ShowingTime,
): Problem | undefined {
  if (last === undefined || capital === undefined || now - (last.sentAt ?? 0) >= quietPeriod)
    return undefined;
  if (String(capital) === last.facts["outstandingCapital"]) return undefined;
  return problem("ACC_UNKNOWN_UNCLEAR", {
    message: "the case does not show yet what the payment that was told before leaves",
    advice: "Nothing: a later run tells it, at the latest after the policy's quietPeriod.",
  });
}
