import { type Problem, problem } from "../rules/problem.ts";
import { formatAmount } from "../value/amount.ts";
import type { MinorUnits } from "../value/minor-units.ts";
import type { PostingPlan } from "./posting-plan.ts";

/** Money that a settlement allocates and does not pay out. */
export interface Shortfall {
  readonly allocated: MinorUnits;
  readonly missing: MinorUnits;
}

type Ceilings = Pick<NonNullable<PostingPlan["fees"]>, "largestShare" | "largestAmount">;

const words = (amount: MinorUnits): string => formatAmount(amount, ".");

/** The setting whose ceiling a shortfall is above. Of nothing, or of less, every share is too large. */
function exceeded({ allocated, missing }: Shortfall, fees: Ceilings): string | undefined {
  const { largestShare, largestAmount } = fees;
  if (largestAmount !== undefined && missing > largestAmount) {
    return `fees.largestAmount (${largestAmount} minor units)`;
  }
  if (largestShare === "any") return undefined;
  // Exact: thousandths of a percent times cents may leave the range of a double.
  const thousandths = BigInt(Math.round(largestShare * 1000));
  return BigInt(missing) * 100_000n > BigInt(allocated) * thousandths
    ? `fees.largestShare (${largestShare} %)`
    : undefined;
}

/**
 * Whether money that is missing from a payout may be concluded to be the agency's fees: an info that says what was
 * concluded, or the error of a settlement that a person has to look at. Nobody names fees, so any loss would look like
 * them.
 */
export function checkFees(shortfall: Shortfall, fees: Ceilings): Problem {
  const pointer = "/settlementAmount";
  const missing = `${words(shortfall.missing)} of ${words(shortfall.allocated)} allocated is not paid out`;
  const ceiling = exceeded(shortfall, fees);
  if (ceiling !== undefined) {
    return problem("ACC_DOCUMENT_TOTAL_MISMATCH", {
      pointer,
      message: `${missing}: more than the posting plan concludes to be fees by ${ceiling}`,
      advice:
        'Ask the agency what it kept. If it is its fees, raise fees.largestShare (percent, "any": no ceiling) or fees.largestAmount (minor units) in the posting plan and pull again; else book the settlement by hand.',
    });
  }
  return problem("ACC_DOCUMENT_INFERRED", {
    pointer,
    severity: "info",
    message: `${missing}: concluded to be the agency's fees, which settlements do not name`,
    advice:
      "Nothing, if the agency's invoice says the same; else lower fees.largestShare or fees.largestAmount in the posting plan.",
  });
}
