import type { Problem } from "../rules/problem.ts";
import { problem } from "../rules/problem.ts";
import { addMinor, type MinorUnits, minorUnits, negateMinor } from "../value/minor-units.ts";
import type { CaseBalance, CollectionAction } from "./collection-desk.ts";
import type { CollectionPolicy } from "./collection-policy.ts";
import type { IntendedAction } from "./plan-receivable.ts";

const zero = minorUnits(0);

/** What a payment leaves of a capital; too much paid leaves nothing. */
export const leftAfter = (capital: MinorUnits, amount: MinorUnits): MinorUnits =>
  amount >= capital ? zero : addMinor(capital, negateMinor(amount));

const parts = ["capital", "interest", "costs"] as const;

/** Says which parts of its balance a case does not name; undefined: all are there. */
function unreadBalance(balance: CaseBalance): Problem | undefined {
  const missing = parts.filter((part) => balance[part] === undefined);
  if (missing.length === 0) return undefined;
  return problem("ACC_ANSWER_UNREADABLE", {
    message: `the case does not name its ${missing.join(", ")}, which a payment has to be told with`,
    advice: "Ask the agency for the member's name; the policy's unreadBalance says what is told without it.",
  });
}

/** An action as it can be told now, or why it cannot. */
export type ReadiedAction =
  | { readonly type: "ready"; readonly action: CollectionAction }
  /** `passes`: a later run can tell it without anybody's doing. */
  | { readonly type: "held"; readonly passes: boolean; readonly problem: Problem };

/**
 * Completes an action with what the case has left after it. The capital is the agency's own: the books may not show
 * all of the money that the agency holds.
 */
export function readyAction(
  intended: IntendedAction,
  balance: CaseBalance,
  { unreadBalance: reading }: Pick<CollectionPolicy, "unreadBalance">,
): ReadiedAction {
  if (intended.code !== "DIRECTPAYMENT") return { type: "ready", action: intended };
  const unread = unreadBalance(balance);
  if (unread !== undefined && reading === "hold") return { type: "held", passes: false, problem: unread };
  const { leftInBooks, ...payment } = intended.payment;
  const { capital = addMinor(leftInBooks, payment.amount), interest = zero, costs = zero } = balance;
  const outstanding = {
    outstandingCapital: leftAfter(capital, payment.amount),
    outstandingInterest: interest,
    outstandingCosts: costs,
  };
  return { type: "ready", action: { ...intended, payment: { ...payment, ...outstanding } } };
}
