import { ConnectorError } from "../error/connector-error.ts";
import type { Clock } from "../ports/clock.ts";
import type { CollectionEntry } from "./collection-entry.ts";
import type { CollectionStore } from "./collection-store.ts";

/** A person's word about an entry: the agency has it, or it may be sent (again). */
export type CollectionDecision =
  | { readonly type: "submitted"; readonly caseId?: string }
  | { readonly type: "again" };

/** Which entry is meant. */
export interface DecidedEntry {
  readonly client: string;
  readonly key: string;
}

const refuse = (message: string): ConnectorError =>
  new ConnectorError({ code: "ACC_REQUEST_DECISION", stage: "serve", delivery: "notSent", message });

/**
 * Settles a parked, unknown or refused entry by a person's word.
 *
 * @throws ConnectorError ACC_REQUEST_DECISION when there is no such entry or it is in another state.
 */
export async function decideCollection(
  { store, clock }: { readonly store: CollectionStore; readonly clock: Clock },
  { client, key }: DecidedEntry,
  decision: CollectionDecision,
): Promise<CollectionEntry> {
  const entry = await store.find(client, key);
  if (entry === undefined) throw refuse("there is no such entry");
  if (!["parked", "unknown", "refused"].includes(entry.state)) {
    throw refuse(`the entry is ${entry.state}; there is nothing to decide`);
  }
  const { caseId = entry.caseId } = decision.type === "submitted" ? decision : {};
  const next: CollectionEntry = {
    ...entry,
    state: decision.type === "submitted" ? "submitted" : "ready",
    ...(caseId === undefined ? {} : { caseId }),
    codes: [],
    updatedAt: clock.now(),
    version: entry.version + 1,
  };
  if (!(await store.replace(next))) throw refuse("somebody else has just changed the entry");
  return next;
}
