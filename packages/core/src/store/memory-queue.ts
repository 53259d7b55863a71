import { isFinal } from "../delivery/submission.ts";
import type { ClaimQuery } from "../ports/submission-store.ts";
import { isLeased, type MemoryEntry } from "./memory-entry.ts";

type Entries = Iterable<MemoryEntry>;

/** Lanes in which somebody holds a live lease. */
export const leasedLanes = (entries: Entries, now: number): ReadonlySet<string> =>
  new Set([...entries].filter((entry) => isLeased(entry, now)).map(({ submission }) => submission.lane));

/**
 * One client's submissions that wait for no older one of their sequence, in order of arrival. Open ones
 * hold back, parked ones included.
 */
function notHeldBack(entries: Entries, client: string): readonly MemoryEntry[] {
  const open = new Set<string>();
  return [...entries].filter(({ submission }) => {
    if (submission.client !== client) return false;
    const free = !open.has(submission.sequence);
    if (!isFinal(submission.state)) open.add(submission.sequence);
    return free;
  });
}

/** Due and not held back; earliest due first, then by arrival. */
export const claimable = (entries: Entries, { client, now }: ClaimQuery): readonly MemoryEntry[] =>
  notHeldBack(entries, client)
    .flatMap((entry) => {
      const { dueAt } = entry.submission;
      return dueAt === undefined || dueAt > now ? [] : [{ entry, dueAt }];
    })
    .sort((left, right) => left.dueAt - right.dueAt)
    .map(({ entry }) => entry);

/** When the last lease of each lane ends (epoch milliseconds). */
function leaseEnds(entries: Entries): ReadonlyMap<string, number> {
  const ends = new Map<string, number>();
  for (const { submission, leasedUntil = 0 } of entries) {
    ends.set(submission.lane, Math.max(ends.get(submission.lane) ?? 0, leasedUntil));
  }
  return ends;
}

/** When a client's first submission can be claimed: due, in turn, and its lane given back. */
export function nextClaimAt(entries: Entries, client: string): number | undefined {
  const all = [...entries];
  const ends = leaseEnds(all);
  const moments = notHeldBack(all, client).flatMap(({ submission: { dueAt, lane } }) =>
    dueAt === undefined ? [] : [Math.max(dueAt, ends.get(lane) ?? 0)],
  );
  return moments.length === 0 ? undefined : moments.reduce((left, right) => Math.min(left, right));
}
