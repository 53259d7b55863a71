import type { PostingPlan } from "./posting-plan.ts";

/** What the plan's schema allows at most, minor units: no settlement was ever booked with a larger rounding. */
const largestTolerance = 100;

/**
 * A plan that refuses nothing that another plan may have booked: no ceiling of fees, every rounding, and allocations
 * that are not divided. For settlements that are booked: to refuse them now would have a person book them again.
 */
export function planWithoutRefusals({ fees, ...plan }: PostingPlan): PostingPlan {
  const lenient: PostingPlan = { ...plan, roundingTolerance: largestTolerance, withoutBreakdown: "capital" };
  return fees === undefined
    ? lenient
    : { ...lenient, fees: { ...fees, largestShare: "any", largestAmount: undefined } };
}
