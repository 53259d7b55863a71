import type { MinorUnits } from "../value/minor-units.ts";
import type { CollectionAction, FoundCase } from "./collection-desk.ts";
import { actionKey, type CollectionEntry } from "./collection-entry.ts";
import { type CollectionScope, draftEntry } from "./collection-scope.ts";
import type { IntendedAction } from "./plan-receivable.ts";
import { actionFacts } from "./told-content.ts";

/** What one invoice's actions are told with. */
export interface FollowedCase {
  readonly invoice: CollectionEntry;
  /** The case as it was read right before, less what this run told since. */
  readonly sighting: FoundCase;
  /** Everything that was kept about the invoice before the case was read, and what this run told since. */
  readonly entries: readonly CollectionEntry[];
  /** The agency's own money that the books show of the invoice, in minor units. */
  readonly agencyMoney: MinorUnits;
  /** A withdrawal follows in this run; nothing is told of the case after it. */
  readonly withdraws: boolean;
}

/** The entry of an action before anything was done, with the balance that the case has before it. */
export function draftOf(
  scope: CollectionScope,
  { invoice, sighting: balance, agencyMoney }: FollowedCase,
  cause: string,
  action: CollectionAction | IntendedAction,
): CollectionEntry {
  return draftEntry(scope, {
    kind: "action",
    key: actionKey(invoice.invoiceNumber, cause),
    invoiceNumber: invoice.invoiceNumber,
    content: action,
    facts: actionFacts(action, { balance, agencyMoney }),
    caseId: invoice.caseId,
  });
}
