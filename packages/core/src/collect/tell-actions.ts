import { actOnCase, type Told } from "./act-on-case.ts";
import { causeOf } from "./collection-entry.ts";
import { type CollectionScope, targetOf } from "./collection-scope.ts";
import { draftOf, type FollowedCase } from "./followed-case.ts";
import { leftAfter } from "./outstanding-amounts.ts";
import type { PlannedAction } from "./plan-receivable.ts";
import { balanceSays, recordUnsent } from "./taken-over.ts";

/** The case after an action was told; undefined when it could not be read again. */
async function afterwards(
  { parts, notes }: CollectionScope,
  followed: FollowedCase,
  { state, entry, lowers }: Told,
): Promise<FollowedCase | undefined> {
  if (state !== "submitted" || lowers === undefined) return followed;
  const { invoice, sighting } = followed;
  const before = followed.entries.find(({ key }) => key === entry?.key);
  const entries = [
    ...followed.entries.filter((each) => each !== before),
    ...(entry === undefined ? [] : [entry]),
  ];
  const isSent = entry === undefined || entry.attempts > (before?.attempts ?? 0);
  if (isSent) {
    const { capital } = sighting;
    if (capital === undefined) return { ...followed, entries };
    return { ...followed, entries, sighting: { ...sighting, capital: leftAfter(capital, lowers) } };
  }
  // A look-up found it, or another process sent it: whether the balance that was read has it in is not known.
  const fresh = await parts.desk.findCase(targetOf(invoice));
  if (fresh.type === "found") return { ...followed, entries, sighting: fresh };
  notes.hold("CASE", invoice, fresh.type === "unclear" ? fresh.problems : []);
  return undefined;
}

/** What is said of an action that is kept without being sent; undefined: it may be told. */
function unsentAs(
  { action, cause, isForPerson }: PlannedAction,
  says: ReturnType<typeof balanceSays>,
  { sighting, entries }: FollowedCase,
): "told" | "unclear" | undefined {
  if (says !== "new" && action.code === "DIRECTPAYMENT") return says;
  const isBegun = entries.some((entry) => causeOf(entry) === cause);
  return isForPerson === true && !isBegun && !sighting.closed ? "unclear" : undefined;
}

/** Tells actions in their order, until one has to be waited for. */
export async function tellActions(
  scope: CollectionScope,
  found: FollowedCase,
  actions: readonly PlannedAction[],
): Promise<void> {
  const { invoice, sighting, entries } = found;
  // A case that somebody else opened, or that we knew before our store was lost, may have been told before.
  const isTakenOver = invoice.attempts === 0 && entries.length <= 1 && !sighting.closed;
  const says = isTakenOver ? balanceSays(sighting.capital, actions, scope.request.policy) : "new";
  let followed = found;
  let isHeldUp = false;
  for (const planned of actions) {
    const { cause, action } = planned;
    // A parked payment must not keep the withdrawal back: whoever owes nothing would be pursued until somebody decides.
    if (isHeldUp && action.code !== "WITHDRAW") continue;
    const unsent = unsentAs(planned, says, found);
    if (unsent !== undefined) {
      const draft = draftOf(scope, followed, cause, action);
      await recordUnsent(scope, { draft, code: action.code, says: unsent });
      continue;
    }
    const told = await actOnCase(scope, followed, planned);
    isHeldUp = told.state === "parked";
    if (told.state !== "submitted" && !isHeldUp) return;
    const next = await afterwards(scope, followed, told);
    if (next === undefined) return;
    followed = next;
  }
}
