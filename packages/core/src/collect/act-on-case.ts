import type { MinorUnits } from "../value/minor-units.ts";
import type { CollectionEntry, CollectionState } from "./collection-entry.ts";
import { type CollectionScope, planOf, targetOf } from "./collection-scope.ts";
import { draftOf, type FollowedCase } from "./followed-case.ts";
import { lastTold, notShownYet } from "./last-told.ts";
import { lookForAction } from "./look-for-action.ts";
import { type ReadiedAction, readyAction } from "./outstanding-amounts.ts";
import type { IntendedAction, PlannedAction } from "./plan-receivable.ts";
import { recordUnsent } from "./taken-over.ts";

/** The action as it can be told now; a payment is held while the case does not show the one before it. */
function readied(
  { parts, request: { policy } }: CollectionScope,
  { sighting, entries }: FollowedCase,
  action: IntendedAction,
): ReadiedAction {
  const ready = readyAction(action, sighting, policy);
  if (ready.type === "held" || action.code !== "DIRECTPAYMENT") return ready;
  const time = { now: parts.clock.now(), quietPeriod: policy.quietPeriod };
  const waiting = notShownYet(lastTold(entries), sighting.capital, time);
  return waiting === undefined ? ready : { type: "held", passes: true, problem: waiting };
}

/** What telling one action came to: later ones wait until it is told. */
export interface Told {
  readonly state: CollectionState;
  /** The entry as it is kept; undefined when nothing was done. */
  readonly entry?: CollectionEntry;
  /** What the case has less by it, in minor units. */
  readonly lowers?: MinorUnits;
}

/** Sends a draft, or looks up what became of an earlier sending; what is held is only looked up. */
function tell(
  { parts, request, teller, notes }: CollectionScope,
  { invoice, agencyMoney }: FollowedCase,
  draft: CollectionEntry,
  ready: ReadiedAction,
): Promise<CollectionEntry> {
  const target = targetOf(invoice);
  const reading = { ...request.policy, agencyMoney };
  const look = async (asked: CollectionEntry) =>
    lookForAction(await parts.desk.findCase(target), asked, reading);
  if (ready.type === "held") return teller.settle(draft, look);
  const send = () => notes.hear(draft, parts.desk.submitAction(target, ready.action));
  return teller.tell(draft, { send, look });
}

/** Holds a payment. One that would come too late after a withdrawal is kept for a person, or delays the withdrawal. */
async function hold(
  scope: CollectionScope,
  { withdraws }: FollowedCase,
  draft: CollectionEntry,
  { passes, problem }: Extract<ReadiedAction, { readonly type: "held" }>,
): Promise<Told> {
  if (withdraws && !passes) {
    scope.notes.explain(draft.key, [problem]);
    await recordUnsent(scope, { draft, code: "DIRECTPAYMENT", says: "unclear" });
    return { state: "parked" };
  }
  scope.notes.hold("DIRECTPAYMENT", draft, [problem]);
  return { state: withdraws ? "ready" : "parked" };
}

/** Tells one action, if it can be told now and the case is not over. */
export async function actOnCase(
  scope: CollectionScope,
  followed: FollowedCase,
  { cause, action }: PlannedAction,
): Promise<Told> {
  const { parts, request, notes } = scope;
  const { sighting } = followed;
  const ready = readied(scope, followed, action);
  const draft = draftOf(scope, followed, cause, ready.type === "ready" ? ready.action : action);
  const known = await parts.store.find(draft.client, draft.key);
  // A case without any capital left is as good as closed for a withdrawal.
  const isOver = sighting.closed || (action.code === "WITHDRAW" && sighting.capital === 0);
  if (known === undefined && isOver) {
    notes.note(action.code, draft, "closed");
    return { state: "submitted" };
  }
  if (ready.type === "held" && (known === undefined || known.state === "ready")) {
    return hold(scope, followed, draft, ready);
  }
  const lowers = action.code === "DIRECTPAYMENT" ? { lowers: action.payment.amount } : {};
  if (request.dryRun === true) {
    notes.note(action.code, known ?? draft, planOf(known));
    return { state: "submitted", ...(planOf(known) === "planned" ? lowers : {}) };
  }
  const entry = await tell(scope, followed, ready.type === "held" ? (known ?? draft) : draft, ready);
  notes.note(action.code, entry);
  return { state: entry.state, entry, ...lowers };
}
