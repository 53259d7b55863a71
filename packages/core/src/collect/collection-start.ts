import { type CivilDate, compareDates } from "../value/civil-date.ts";
import { CollectionNotes } from "./collection-notes.ts";
import type { CollectParts, CollectRequest } from "./collection-scope.ts";
import { invoiceDay, liveCases } from "./live-cases.ts";
import { TellOnce } from "./tell-once.ts";

/**
 * The first day that a run has to read: `usual`, or the day of the oldest invoice that the agency still collects. The
 * agency is asked about the cases of invoices from before `usual`; closed ones are remembered, but not by a dry run.
 * Entries that older versions kept do not know their day; `collect` says of them that they were not read.
 */
export async function collectionStart(
  parts: CollectParts,
  request: Pick<CollectRequest, "client" | "policy" | "today" | "dryRun">,
  usual: CivilDate,
): Promise<CivilDate> {
  const teller = new TellOnce({ ...parts, policy: request.policy });
  const notes = new CollectionNotes(undefined);
  const scope = { parts, request: { ...request, receivables: [] }, teller, notes };
  const isEarlier = (day: CivilDate | undefined) => day !== undefined && compareDates(day, usual) < 0;
  const cases = await liveCases(scope, (entry) => isEarlier(invoiceDay(entry)));
  return cases.flatMap((entry) => invoiceDay(entry) ?? []).toSorted(compareDates)[0] ?? usual;
}
