import type { SubmissionStore } from "../ports/submission-store.ts";
import type { MemoryEntry } from "./memory-entry.ts";

type Count = Awaited<ReturnType<SubmissionStore["counts"]>>[number];

/** Number of submissions by client, kind and state, in this order. */
export function countEntries(entries: Iterable<MemoryEntry>): readonly Count[] {
  const groups = new Map<string, Count>();
  for (const { submission } of entries) {
    const { client, kind, state } = submission;
    const group = JSON.stringify([client, kind, state]);
    groups.set(group, { client, kind, state, count: (groups.get(group)?.count ?? 0) + 1 });
  }
  return [...groups].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, count]) => count);
}
