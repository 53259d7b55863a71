import { parseCivilDate } from "../value/civil-date.ts";
import type { FoundCase } from "./collection-desk.ts";
import { type CollectionEntry, type CollectionState, causeOf } from "./collection-entry.ts";
import { type CollectionScope, targetOf } from "./collection-scope.ts";
import { otherCurrency } from "./other-currency.ts";
import { parkMatters } from "./personal-matter.ts";
import { type KnownCase, planActions } from "./plan-receivable.ts";
import { agencyMoneyOf, type Receivable } from "./receivable.ts";
import { takenBack } from "./taken-back.ts";
import { tellActions } from "./tell-actions.ts";

const isFinal = (state: CollectionState): boolean => state === "submitted" || state === "refused";

/** What our own entries say of a case. */
function knownCase(entry: CollectionEntry, entries: readonly CollectionEntry[]): KnownCase {
  const causes = (isMeant: (state: CollectionState) => boolean): ReadonlySet<string> =>
    new Set(entries.filter(({ state }) => isMeant(state)).map(causeOf));
  return {
    dueDate: parseCivilDate(entry.facts["dueDate"] ?? ""),
    told: causes(isFinal),
    begun: causes((state) => !isFinal(state)),
  };
}

/** Remembers the case identifier as soon as the agency names it. */
async function withCase(
  { request, teller }: CollectionScope,
  entry: CollectionEntry,
  { caseId }: FoundCase,
): Promise<CollectionEntry> {
  if (request.dryRun === true || caseId === undefined || entry.caseId !== undefined) return entry;
  return teller.change(entry, { state: "submitted", caseId });
}

/** Tells what happened to an invoice that the agency has. */
export async function followCase(
  scope: CollectionScope,
  receivable: Receivable,
  entry: CollectionEntry,
): Promise<void> {
  const { parts, request, notes } = scope;
  const { client, policy } = request;
  const entries = await parts.store.list({ client, invoiceNumber: entry.invoiceNumber });
  const known = knownCase(entry, entries);
  if (known.told.has("withdraw")) return;
  const matters = [...takenBack(receivable, entries, request.readFrom), ...otherCurrency(receivable)];
  await parkMatters(scope, entry, matters);
  const actions = planActions(receivable, policy, known);
  if (actions.length === 0) return;
  const sighting = await parts.desk.findCase(targetOf(entry));
  if (sighting.type !== "found") {
    return notes.hold("CASE", entry, sighting.type === "unclear" ? sighting.problems : []);
  }
  const invoice = await withCase(scope, entry, sighting);
  const agencyMoney = agencyMoneyOf(receivable);
  const withdraws = actions.some(({ action }) => action.code === "WITHDRAW");
  await tellActions(scope, { invoice, sighting, entries, agencyMoney, withdraws }, actions);
}
