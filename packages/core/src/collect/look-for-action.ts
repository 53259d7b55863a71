import type { MinorUnits } from "../value/minor-units.ts";
import type { CaseBalance, CaseSighting } from "./collection-desk.ts";
import type { CollectionEntry } from "./collection-entry.ts";
import type { CollectionPolicy } from "./collection-policy.ts";
import type { Look } from "./tell-once.ts";

/** What a look-up is judged by. */
export interface LookReading extends Pick<CollectionPolicy, "equalCapital"> {
  /** The agency's own money that the books show of the invoice, in minor units; undefined: it was not read. */
  readonly agencyMoney: MinorUnits | undefined;
}

const textOf = (amount: MinorUnits | undefined): string | undefined =>
  amount === undefined ? undefined : String(amount);

/** Whether the agency has not touched the case at all. A payment may go to interest or costs first. */
function isUntouched({ capital, interest, costs }: CaseBalance, facts: CollectionEntry["facts"]): boolean {
  const before = [facts["capitalBefore"], facts["interestBefore"], facts["costsBefore"]];
  return (
    before.every((amount) => amount !== undefined) &&
    [capital, interest, costs].every((amount, index) => textOf(amount) === before[index])
  );
}

/**
 * A payment is compared with the balance that was kept before it was sent. The same sum paid by the debtor to the
 * agency looks like it, so an equal capital is proof only where the policy says so; entries without a kept balance,
 * and cases that the agency's own money is known to have moved, say nothing.
 */
function lookForPayment(
  balance: CaseBalance,
  facts: CollectionEntry["facts"],
  { equalCapital, agencyMoney }: LookReading,
): Look {
  const { capitalBefore, outstandingCapital } = facts;
  const isMoved = agencyMoney === undefined || facts["agencyMoney"] !== textOf(agencyMoney);
  if (isMoved || capitalBefore === undefined || capitalBefore === outstandingCapital)
    return { type: "unclear" };
  if (isUntouched(balance, facts)) return { type: "absent" };
  const isEqual = textOf(balance.capital) === outstandingCapital;
  return { type: isEqual && equalCapital === "told" ? "found" : "unclear" };
}

/** Whether the agency shows the effect of an action: a closed case, or the capital that a payment leaves. */
export function lookForAction(
  sighting: CaseSighting,
  { facts }: CollectionEntry,
  reading: LookReading,
): Look {
  if (sighting.type !== "found") return { type: "unclear" };
  if (facts["code"] === "WITHDRAW") return { type: sighting.closed ? "found" : "absent" };
  if (facts["code"] !== "DIRECTPAYMENT") return { type: "unclear" };
  return lookForPayment(sighting, facts, reading);
}
