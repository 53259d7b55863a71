import { type CivilDate, parseCivilDate } from "../value/civil-date.ts";
import { actionKey, type CollectionEntry } from "./collection-entry.ts";
import { type CollectionScope, draftEntry, targetOf } from "./collection-scope.ts";

/** Causes after which a case needs nothing more from the books; `closed` is the agency's own word, kept by us. */
const endings = ["withdraw", "closed"] as const;

/** The day of the invoice of an entry; entries of older versions do not know it. */
export const invoiceDay = ({ facts }: CollectionEntry): CivilDate | undefined =>
  parseCivilDate(facts["invoiceDate"] ?? "");

/** Keeps that a case is closed, so that the agency is not asked for it for ever. */
async function keepClosed(scope: CollectionScope, { invoiceNumber }: CollectionEntry): Promise<void> {
  const key = actionKey(invoiceNumber, "closed");
  const facts = { code: "CLOSED" };
  const draft = draftEntry(scope, { kind: "action", key, invoiceNumber, content: facts, facts });
  const { store } = scope.parts;
  await scope.teller.change(await store.open(draft), { state: "submitted" });
}

/** Whether something is left to collect, as far as anybody knows; what cannot be asked is taken for live. */
async function isLive(scope: CollectionScope, entry: CollectionEntry): Promise<boolean> {
  const { desk } = scope.parts;
  const sighting = await desk.findCase(targetOf(entry));
  if (sighting.type !== "found") return true;
  if (!sighting.closed) return sighting.capital !== 0;
  if (scope.request.dryRun !== true) await keepClosed(scope, entry);
  return false;
}

/** Invoices that the agency has a live case on, among those that fit; the agency is asked about each of them. */
export async function liveCases(
  scope: CollectionScope,
  isMeant: (entry: CollectionEntry) => boolean,
): Promise<readonly CollectionEntry[]> {
  const { client } = scope.request;
  const submitted = await scope.parts.store.list({ client, states: ["submitted"] });
  const keys = new Set(submitted.map(({ key }) => key));
  const live: CollectionEntry[] = [];
  for (const entry of submitted) {
    if (entry.kind !== "invoice" || !isMeant(entry)) continue;
    const isEnded = endings.some((cause) => keys.has(actionKey(entry.invoiceNumber, cause)));
    if (!isEnded && (await isLive(scope, entry))) live.push(entry);
  }
  return live;
}
