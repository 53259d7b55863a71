import type { ReceivedPayment } from "../agency/received-payment.ts";
import type { SettlementAllocation } from "../agency/settlement.ts";
import { partsOfBreakdown } from "../rules/payment-split.ts";
import { type Problem, problem } from "../rules/problem.ts";
import { formatAmount } from "../value/amount.ts";
import { type MinorUnits, minorUnits, sumMinor } from "../value/minor-units.ts";
import type { PostingPlan } from "./posting-plan.ts";

/** Money divided into what it pays, in minor units. */
export interface Division {
  readonly capital: MinorUnits;
  readonly interest: MinorUnits;
  readonly costs: MinorUnits;
}

/** A division, or why there is none. */
export type Divided = { readonly division: Division } | { readonly problems: readonly Problem[] };

/** The three parts together. */
export const divisionTotal = ({ capital, interest, costs }: Division): MinorUnits =>
  sumMinor([capital, interest, costs]);

/** What has to be added to one division to make another. */
export const divisionDifference = (to: Division, from: Division): Division => ({
  capital: minorUnits(to.capital - from.capital),
  interest: minorUnits(to.interest - from.interest),
  costs: minorUnits(to.costs - from.costs),
});

function checked(division: Division, total: MinorUnits, pointer: string): Divided {
  if (divisionTotal(division) === total) return { division };
  const [sum, whole] = [divisionTotal(division), total].map((each) => formatAmount(each, "."));
  const message = `the parts sum to ${sum}, not to ${whole}`;
  return { problems: [problem("ACC_DOCUMENT_SPLIT_MISMATCH", { pointer, message })] };
}

/** Several divisions as one. */
export const sumDivisions = (divisions: readonly Division[]): Division => ({
  capital: sumMinor(divisions.map(({ capital }) => capital)),
  interest: sumMinor(divisions.map(({ interest }) => interest)),
  costs: sumMinor(divisions.map(({ costs }) => costs)),
});

/** An allocation's division by its breakdown; without one as the plan says. */
export function allocationDivision(
  allocation: SettlementAllocation,
  pointer: string,
  without: PostingPlan["withoutBreakdown"],
): Divided {
  const { allocatedTotalAmount: total, breakdown } = allocation;
  const zero = minorUnits(0);
  if (breakdown.length === 0 && without === "refuse") {
    const message =
      "the allocation is not divided, and the posting plan does not say what it is (withoutBreakdown)";
    return {
      problems: [problem("ACC_DOCUMENT_FIELD_MISSING", { pointer: `${pointer}/breakdown`, message })],
    };
  }
  if (breakdown.length === 0) return { division: { capital: total, interest: zero, costs: zero } };
  const { parts, problems } = partsOfBreakdown(breakdown);
  if (problems.length > 0) {
    return { problems: problems.map((each) => ({ ...each, pointer: `${pointer}${each.pointer}` })) };
  }
  return checked(parts, total, `${pointer}/allocatedTotalAmount`);
}

/** A received payment's division; a part that is not given is zero, capital that is not given is the rest. */
export function receivedDivision(payment: ReceivedPayment): Divided {
  const { paymentAmount, capitalAmountPaid, interestAmountPaid, costsAmountPaid } = payment;
  const [interest, costs] = [interestAmountPaid ?? minorUnits(0), costsAmountPaid ?? minorUnits(0)];
  const capital = capitalAmountPaid ?? minorUnits(paymentAmount - interest - costs);
  return checked({ capital, interest, costs }, paymentAmount, "/paymentAmount");
}

/** Money that came in for an invoice, no part of it negative: accounting systems book that as a payment. */
export const isInvoicePayment = (
  invoiceNumber: string | undefined,
  { capital, interest, costs }: Division,
): invoiceNumber is string => invoiceNumber !== undefined && capital > 0 && interest >= 0 && costs >= 0;
