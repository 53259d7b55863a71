import { isFound } from "../drift/find-drifts.ts";
import type { SettledClient } from "./second-act.ts";

/** The second act in numbers. */
export interface SettledVerdict {
  /** Differences between the agency's side and the books before anything was planted. */
  readonly differences: number;
  /** How many kinds of drift were planted. */
  readonly kinds: number;
  /** How many drifts were planted, over all clients. */
  readonly planted: number;
  /** How many of them reconciling found and named. */
  readonly found: number;
  /** Differences that nobody planted. */
  readonly falseAlarms: number;
  /** What is wrong, in words. */
  readonly complaints: readonly string[];
}

function complaintsOf({ client, again, reconciliation, drifts }: SettledClient): readonly string[] {
  const repeated = again === 0 ? [] : [`${client}: ${again} entries were new to a second pull`];
  const differing = reconciliation.differences.map(
    (each) => `${client}: ${each.kind} ${each.identifier ?? each.vendorId ?? ""}: ${each.class}`,
  );
  const missed = drifts
    .filter((drift) => !isFound(drift))
    .map(({ name, found }) => `${client}: "${name}" was found as ${found.join(", ") || "nothing"}`);
  return [...repeated, ...differing, ...missed];
}

/** Judges the second act by what reconciling said. */
export function judgeSettled(settled: readonly SettledClient[]): SettledVerdict {
  const drifts = settled.flatMap((each) => each.drifts);
  const beside = drifts.flatMap(({ planted, found }) => found.filter((each) => each !== planted));
  return {
    differences: settled.reduce((sum, { reconciliation }) => sum + reconciliation.differences.length, 0),
    kinds: new Set(drifts.map(({ name }) => name)).size,
    planted: drifts.length,
    found: drifts.filter(isFound).length,
    falseAlarms: beside.length,
    complaints: settled.flatMap(complaintsOf),
  };
}
