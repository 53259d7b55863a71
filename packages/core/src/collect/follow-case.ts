import { parseCivilDate } from "../value/civil-date.ts";
import { minorUnits } from "../value/minor-units.ts";
import type { CaseSighting } from "./collection-desk.ts";
import { actionKey, type CollectionEntry, type CollectionState, causeOf } from "./collection-entry.ts";
import { type CollectionScope, draftEntry, planOf, targetOf } from "./collection-scope.ts";
import { otherCurrency } from "./other-currency.ts";
import { parkMatters } from "./personal-matter.ts";
import { type KnownCase, type PlannedAction, planActions } from "./plan-receivable.ts";
import type { Receivable } from "./receivable.ts";
import { takenBack } from "./taken-back.ts";
import { balanceSays, recordUnsent } from "./taken-over.ts";
import { actionFacts, lookForAction } from "./told-content.ts";

type FoundCase = Extract<CaseSighting, { readonly type: "found" }>;

const isFinal = (state: CollectionState): boolean => state === "submitted" || state === "refused";

const zero = minorUnits(0);

/** What our own entries say of a case; interest and costs are the agency's to say. */
function knownCase(entry: CollectionEntry, entries: readonly CollectionEntry[]): KnownCase {
  const causes = (isMeant: (state: CollectionState) => boolean): ReadonlySet<string> =>
    new Set(entries.filter(({ state }) => isMeant(state)).map(causeOf));
  return {
    interest: zero,
    costs: zero,
    dueDate: parseCivilDate(entry.facts["dueDate"] ?? ""),
    told: causes(isFinal),
    begun: causes((state) => !isFinal(state)),
  };
}

const draftOf = (scope: CollectionScope, invoice: CollectionEntry, planned: PlannedAction): CollectionEntry =>
  draftEntry(scope, {
    kind: "action",
    key: actionKey(invoice.invoiceNumber, planned.cause),
    invoiceNumber: invoice.invoiceNumber,
    content: planned.action,
    facts: actionFacts(planned),
    caseId: invoice.caseId,
  });

/** Tells one action, and gives the state that it is in then: later ones wait until it is told. */
async function act(
  scope: CollectionScope,
  invoice: CollectionEntry,
  { action, ...planned }: PlannedAction,
  { closed, capital }: FoundCase,
): Promise<CollectionState> {
  const { parts, request, teller, notes } = scope;
  const draft = draftOf(scope, invoice, { action, ...planned });
  const known = await parts.store.find(draft.client, draft.key);
  // A case without any capital left is as good as closed for a withdrawal.
  if (known === undefined && (closed || (action.code === "WITHDRAW" && capital === 0))) {
    notes.note(action.code, draft, "closed");
    return "submitted";
  }
  if (request.dryRun === true) {
    notes.note(action.code, known ?? draft, planOf(known));
    return "submitted";
  }
  const target = targetOf(invoice);
  const entry = await teller.tell(draft, {
    send: () => notes.hear(draft, parts.desk.submitAction(target, action)),
    look: async (asked) => lookForAction(await parts.desk.findCase(target), asked),
  });
  notes.note(action.code, entry);
  return entry.state;
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

/** What one invoice's actions are told with. */
interface FollowedCase {
  readonly invoice: CollectionEntry;
  readonly sighting: FoundCase;
  /** Everything that was kept about the invoice before this run. */
  readonly entries: readonly CollectionEntry[];
}

/** Tells actions in their order, until one has to be waited for. */
async function tellActions(
  scope: CollectionScope,
  { invoice, sighting, entries }: FollowedCase,
  actions: readonly PlannedAction[],
): Promise<void> {
  // A case that somebody else opened, or that we knew before our store was lost, may have been told before.
  const isTakenOver = invoice.attempts === 0 && entries.length <= 1 && !sighting.closed;
  const says = isTakenOver ? balanceSays(sighting.capital, actions) : "new";
  const begun = new Set(entries.map(causeOf));
  let isHeldUp = false;
  for (const planned of actions) {
    const { code } = planned.action;
    // A parked payment must not keep the withdrawal back: whoever owes nothing would be pursued until somebody decides.
    if (isHeldUp && code !== "WITHDRAW") continue;
    const isNewToPerson = planned.isForPerson === true && !begun.has(planned.cause) && !sighting.closed;
    if (says !== "new" && code === "DIRECTPAYMENT") {
      await recordUnsent(scope, { draft: draftOf(scope, invoice, planned), code, says });
    } else if (isNewToPerson) {
      await recordUnsent(scope, { draft: draftOf(scope, invoice, planned), code, says: "unclear" });
    } else {
      const state = await act(scope, invoice, planned, sighting);
      isHeldUp = state === "parked";
      if (state !== "submitted" && !isHeldUp) return;
    }
  }
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
  if (planActions(receivable, policy, known).length === 0) return;
  const sighting = await parts.desk.findCase(targetOf(entry));
  if (sighting.type !== "found") {
    return notes.hold("CASE", entry, sighting.type === "unclear" ? sighting.problems : []);
  }
  const invoice = await withCase(scope, entry, sighting);
  const { interest = zero, costs = zero } = sighting;
  const actions = planActions(receivable, policy, { ...known, interest, costs });
  await tellActions(scope, { invoice, sighting, entries }, actions);
}
