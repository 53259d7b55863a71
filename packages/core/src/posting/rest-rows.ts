import type { Settlement } from "../agency/settlement.ts";
import { hasErrors, type Problem, problem } from "../rules/problem.ts";
import { formatAmount } from "../value/amount.ts";
import { absMinor, minorUnits, sumMinor } from "../value/minor-units.ts";
import { percentage } from "../value/percentage.ts";
import { splitGross } from "../value/vat.ts";
import { checkFees, type Shortfall } from "./fees-ceiling.ts";
import type { PostingPlan } from "./posting-plan.ts";
import type { PostingRow } from "./posting-row.ts";

/** The rows that explain why a payout is not the sum of its allocations. */
export interface RestRows {
  readonly rows: readonly PostingRow[];
  readonly problems: readonly Problem[];
}

/** Fees that the agency is concluded to have kept, with the VAT inside them in a row of its own. */
function feeRows(shortfall: Shortfall, fees: NonNullable<PostingPlan["fees"]>): RestRows {
  const { account, vatPercentage, vatCode, vatAccount } = fees;
  const { missing: amount } = shortfall;
  const problems = [checkFees(shortfall, fees)];
  if (hasErrors(problems)) return { rows: [], problems };
  if (vatPercentage === 0) return { rows: [{ role: "Fees", account, amount }], problems };
  if (vatAccount === undefined) {
    const message = "the posting plan names VAT of fees, but no account for it (fees.vatAccount)";
    return {
      rows: [],
      problems: [problem("ACC_MAPPING_ACCOUNT", { pointer: "/settlementAmount", message })],
    };
  }
  const rate = percentage(Math.round(vatPercentage * 1000));
  const { net, vat } = splitGross(amount, rate);
  const rows: readonly PostingRow[] = [
    { role: "Fees", account, amount, vat: { net, percentage: rate, account: vatAccount, code: vatCode } },
    { role: "VAT of fees", account: vatAccount, amount: vat },
  ];
  return { rows, problems };
}

/** What a settlement allocates beyond what it pays out: nothing, a rounding, fees, or something nobody explained. */
export function restRows(settlement: Settlement, plan: PostingPlan): RestRows {
  const { settlementAmount, allocations } = settlement;
  const allocated = sumMinor(allocations.map(({ allocatedTotalAmount }) => allocatedTotalAmount));
  const rest = minorUnits(allocated - settlementAmount);
  if (rest === 0) return { rows: [], problems: [] };
  const { rounding } = plan.accounts;
  if (rounding !== undefined && absMinor(rest) <= plan.roundingTolerance) {
    return { rows: [{ role: "Rounding difference", account: rounding, amount: rest }], problems: [] };
  }
  if (rest > 0 && plan.fees !== undefined) return feeRows({ allocated, missing: rest }, plan.fees);
  const message =
    `the allocations sum to ${formatAmount(allocated, ".")}, ${formatAmount(settlementAmount, ".")} is paid out, ` +
    "and the posting plan does not say what the difference is (fees, accounts.rounding)";
  return {
    rows: [],
    problems: [problem("ACC_DOCUMENT_TOTAL_MISMATCH", { pointer: "/settlementAmount", message })],
  };
}
