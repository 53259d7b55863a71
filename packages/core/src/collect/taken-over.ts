import { addMinor, type MinorUnits } from "../value/minor-units.ts";
import type { CollectionEntry } from "./collection-entry.ts";
import type { CollectionPolicy } from "./collection-policy.ts";
import type { CollectionLine } from "./collection-report.ts";
import type { CollectionScope } from "./collection-scope.ts";
import type { PlannedAction } from "./plan-receivable.ts";

/**
 * What the balance of a case says of payments that are to be told: nobody told them (`new`), all of them were told
 * (`told`), or neither fits (`unclear`), and telling them might be telling them twice.
 */
export type BalanceWord = "new" | "told" | "unclear";

/**
 * Compares the capital of a case with what the books leave before the planned payments and after them. That it is
 * what they leave says that they were told only where the policy takes that for proof: the agency may hold as much
 * money of its own that the books do not show yet.
 */
export function balanceSays(
  capital: MinorUnits | undefined,
  actions: readonly PlannedAction[],
  { equalCapital }: Pick<CollectionPolicy, "equalCapital">,
): BalanceWord {
  const payments = actions.flatMap(({ action }) => (action.code === "DIRECTPAYMENT" ? [action.payment] : []));
  const [first, last] = [payments[0], payments.at(-1)];
  if (first === undefined || last === undefined) return "new";
  if (capital === Math.max(0, last.leftInBooks)) return equalCapital === "told" ? "told" : "unclear";
  return capital === addMinor(first.leftInBooks, first.amount) ? "new" : "unclear";
}

/** An action that is not sent, and what the balance of its case says of it. */
export interface UnsentAction {
  readonly draft: CollectionEntry;
  readonly code: CollectionLine["what"];
  readonly says: Exclude<BalanceWord, "new">;
}

/** Keeps an action without sending it: as told, or for a person to decide. */
export async function recordUnsent(
  { parts, request, notes }: CollectionScope,
  { draft, code, says }: UnsentAction,
): Promise<void> {
  const change =
    says === "told"
      ? ({ state: "submitted", codes: [] } as const)
      : ({ state: "parked", codes: ["ACC_UNKNOWN_UNCLEAR"] } as const);
  const kept = { ...draft, ...change };
  // Stored as it stays: a process that died in between would leave something that the next run sends.
  notes.note(code, request.dryRun === true ? kept : await parts.store.open(kept));
}
