import type { Reconciliation } from "@confirma-connect/core";
import { driftNames } from "../drift/drift-name.ts";
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

/** Below this number of documents a month may lack what some kind of drift happens to. */
const enoughDocuments = 54;

/** Documents that found their counterpart in the books. */
export const matchedOf = ({ matched }: Reconciliation): number => matched.identity + matched.reference;

function complaintsOf({ client, again, reconciliation, drifts }: SettledClient): readonly string[] {
  const unread = matchedOf(reconciliation) === 0 ? [`${client}: nothing was compared`] : [];
  const repeated = again === 0 ? [] : [`${client}: ${again} entries were new to a second pull`];
  const differing = reconciliation.differences.map(
    (each) => `${client}: ${each.kind} ${each.identifier ?? each.vendorId ?? ""}: ${each.class}`,
  );
  const missed = drifts
    .filter((drift) => !isFound(drift))
    .map(
      ({ name, found, named }) =>
        `${client}: "${name}" was found as ${found.join(", ") || "nothing"}${named ? "" : " of another document"}`,
    );
  return [...unread, ...repeated, ...differing, ...missed];
}

/** What a month of so many documents must have shown. */
function gapsOf(settled: readonly SettledClient[], kinds: number, documents: number): readonly string[] {
  if (documents < enoughDocuments) return [];
  const pulled = settled.every(({ settlements }) => settlements > 0);
  return [
    ...(pulled ? [] : ["not every client had a settlement"]),
    ...(kinds === driftNames.length
      ? []
      : [`only ${kinds} of ${driftNames.length} kinds of drift were planted`]),
  ];
}

/** Judges the second act by what reconciling said; `documents` is how many the first act delivered. */
export function judgeSettled(settled: readonly SettledClient[], documents: number): SettledVerdict {
  const drifts = settled.flatMap((each) => each.drifts);
  const beside = drifts.flatMap(({ planted, found }) => found.filter((each) => each !== planted));
  const kinds = new Set(drifts.map(({ name }) => name)).size;
  return {
    differences: settled.reduce((sum, { reconciliation }) => sum + reconciliation.differences.length, 0),
    kinds,
    planted: drifts.length,
    found: drifts.filter(isFound).length,
    falseAlarms: beside.length,
    complaints: [...gapsOf(settled, kinds, documents), ...settled.flatMap(complaintsOf)],
  };
}
