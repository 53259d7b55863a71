import type { Problem } from "../rules/problem.ts";
import { actionKey, type CollectionEntry } from "./collection-entry.ts";
import type { CollectionLine } from "./collection-report.ts";
import { type CollectionScope, draftEntry } from "./collection-scope.ts";

/** Something about an invoice that no action of the agency tells: a person has to. */
export interface PersonalMatter {
  readonly what: Extract<CollectionLine["what"], "TAKENBACK" | "OTHERCURRENCY">;
  /** What happens at most once, e.g. `takenBack/77`. */
  readonly cause: string;
  /** `amount` in minor units of `currency`. */
  readonly sums: { readonly amount: string; readonly currency: string };
  readonly words: Problem;
}

/** Parks every matter of an invoice that is not kept yet. Nothing is sent. */
export async function parkMatters(
  scope: CollectionScope,
  { invoiceNumber }: Pick<CollectionEntry, "invoiceNumber">,
  matters: readonly PersonalMatter[],
): Promise<void> {
  const { parts, request, teller, notes } = scope;
  for (const { what, cause, sums, words } of matters) {
    const key = actionKey(invoiceNumber, cause);
    const known = await parts.store.find(request.client, key);
    // There is nothing to send: who says "again" is told again.
    if (known !== undefined && known.state !== "ready") continue;
    const facts = { code: what, ...sums };
    const draft = draftEntry(scope, { kind: "action", key, invoiceNumber, content: facts, facts });
    const parked = { state: "parked", codes: [words.code] } as const;
    notes.explain(key, [words]);
    if (request.dryRun === true) notes.note(what, { ...draft, ...parked });
    else if (known === undefined) notes.note(what, await parts.store.open({ ...draft, ...parked }));
    else notes.note(what, await teller.change(known, parked));
  }
}
