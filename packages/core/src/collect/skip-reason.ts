import { type CivilDate, daysBetween } from "../value/civil-date.ts";
import type { CollectionPolicy } from "./collection-policy.ts";
import { includesWord } from "./includes-word.ts";
import { inOtherCurrency, type Receivable } from "./receivable.ts";

/** Why an invoice is not handed over. */
export const skipReasons = [
  "nothingOpen",
  "creditUnclear",
  "paymentUnclear",
  "notDue",
  "tooSmall",
  "currency",
  "customer",
  "state",
  "collectionDisabled",
  "sameNumber",
] as const;

/** One of {@link skipReasons}. */
export type SkipReason = (typeof skipReasons)[number];

/** Why an invoice is not handed over today; undefined: it is. */
export function reasonToSkip(
  receivable: Receivable,
  policy: CollectionPolicy,
  today: CivilDate,
): SkipReason | undefined {
  const { invoice, open, openBy, state, customerKey } = receivable;
  const { header, parties } = invoice;
  const { customerAccountId, businessId, disableCollection } = parties.buyerParty;
  const excluded = [customerAccountId, businessId, customerKey].some(
    (code) => code !== undefined && policy.excludedCustomers.includes(code),
  );
  if (includesWord(policy.excludedStates, state)) return "state";
  if (open <= 0 || includesWord(policy.paidStates, state)) return "nothingOpen";
  if (disableCollection === true) return "collectionDisabled";
  if (excluded) return "customer";
  if (!policy.currencies.includes(header.currencyCode)) return "currency";
  if (daysBetween(header.dueDate, today) < policy.daysOverdue) return "notDue";
  if (open < policy.smallestSum) return "tooSmall";
  if (inOtherCurrency(receivable).length > 0) return "paymentUnclear";
  return openBy === "unclear" ? "creditUnclear" : undefined;
}
