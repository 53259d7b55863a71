import type { FaultCount } from "./demo-scene.ts";

/** Counts what was met, by client, kind and fault. */
export function countFaults(met: readonly Omit<FaultCount, "count">[]): readonly FaultCount[] {
  const counts = new Map<string, FaultCount>();
  for (const each of met) {
    const key = JSON.stringify([each.client, each.kind, each.fault]);
    counts.set(key, { ...each, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()];
}
