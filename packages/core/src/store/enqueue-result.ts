import { mayBeBooked, type Submission } from "../delivery/submission.ts";
import type { EnqueueResult } from "../ports/submission-store.ts";

/**
 * What becomes of a submission whose key may be taken: the one rule that every store applies. A
 * corrected version keeps the reference and the moment of creation, so callers still find it.
 */
export function enqueueResult(existing: Submission | undefined, incoming: Submission): EnqueueResult {
  if (existing === undefined) return { type: "created", submission: incoming };
  if (existing.pins.content === incoming.pins.content) return { type: "same", submission: existing };
  if (existing.state !== "refused" || mayBeBooked(existing))
    return { type: "conflict", submission: existing };
  const { reference, createdAt, version } = existing;
  return { type: "replaced", submission: { ...incoming, reference, createdAt, version: version + 1 } };
}
