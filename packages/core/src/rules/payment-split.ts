import type { BreakdownEntry, Payment } from "../agency/payment.ts";
import { formatAmount } from "../value/amount.ts";
import { addMinor, type MinorUnits, minorUnits, sumMinor } from "../value/minor-units.ts";
import { type Problem, problem } from "./problem.ts";

/** How a payment is divided, in minor units. The parts always sum to the payment when there is no error. */
export interface PaymentSplit {
  readonly capital: MinorUnits;
  readonly interest: MinorUnits;
  readonly costs: MinorUnits;
  readonly problems: readonly Problem[];
}

const zero = minorUnits(0);

/** Words of the settlements endpoint (CAPITAL, INTEREST, FEES), and COSTS as the payments endpoint says it. */
const partOfType: ReadonlyMap<string, "capital" | "interest" | "costs"> = new Map([
  ["CAPITAL", "capital"],
  ["INTEREST", "interest"],
  ["FEES", "costs"],
  ["COSTS", "costs"],
]);

type Parts = Record<"capital" | "interest" | "costs", MinorUnits>;

/** Adds a breakdown up by what it pays; pointers begin at the object that carries it. */
export function partsOfBreakdown(entries: readonly BreakdownEntry[]): {
  readonly parts: Readonly<Parts>;
  readonly problems: readonly Problem[];
} {
  const parts: Parts = { capital: zero, interest: zero, costs: zero };
  const problems: Problem[] = [];
  entries.forEach(({ type, amount }, index) => {
    const part = partOfType.get(type.toUpperCase());
    if (part !== undefined) parts[part] = addMinor(parts[part], amount);
    else {
      const message = "the type of a breakdown entry must be CAPITAL, INTEREST, FEES or COSTS";
      problems.push(problem("ACC_DOCUMENT_FIELD_INVALID", { pointer: `/breakdown/${index}/type`, message }));
    }
  });
  return { parts, problems };
}

const ofFields = (payment: Payment): Parts => ({
  capital: payment.capitalAmountPaid ?? zero,
  interest: payment.interestAmountPaid ?? zero,
  costs: payment.costsAmountPaid ?? zero,
});

const sameParts = (left: Parts, right: Parts): boolean =>
  left.capital === right.capital && left.interest === right.interest && left.costs === right.costs;

const total = (parts: Parts): MinorUnits => sumMinor([parts.capital, parts.interest, parts.costs]);

/**
 * Reads capital, interest and costs from either shape that the agency uses elsewhere (inferred: the
 * public page of the payment body is cut). A payment without any split is capital as a whole.
 */
export function paymentSplit(payment: Payment): PaymentSplit {
  const hasFields = [payment.capitalAmountPaid, payment.interestAmountPaid, payment.costsAmountPaid].some(
    (part) => part !== undefined,
  );
  if (!hasFields && payment.breakdown === undefined) {
    return { capital: payment.amount, interest: zero, costs: zero, problems: [] };
  }
  const fromBreakdown = partsOfBreakdown(payment.breakdown ?? []);
  const parts = payment.breakdown === undefined ? ofFields(payment) : fromBreakdown.parts;
  const problems = [...fromBreakdown.problems];
  if (hasFields && payment.breakdown !== undefined && !sameParts(parts, ofFields(payment))) {
    const message =
      "breakdown and capitalAmountPaid, interestAmountPaid, costsAmountPaid contradict each other";
    problems.push(problem("ACC_DOCUMENT_SPLIT_MISMATCH", { pointer: "/breakdown", message }));
  }
  if (total(parts) !== payment.amount) {
    const message = `the parts sum to ${formatAmount(total(parts), ".")}, the amount is ${formatAmount(payment.amount, ".")}`;
    problems.push(problem("ACC_DOCUMENT_SPLIT_MISMATCH", { pointer: "/amount", message }));
  }
  return { ...parts, problems };
}
