import { pairOf } from "./coverage.ts";
import type { HistoryPlan } from "./history-plan.ts";
import type { HistoryResult } from "./run-history.ts";
import { type AdapterName, adapterNames } from "./stage/stage.ts";

/** Counts of one adapter. */
interface AdapterTally {
  readonly histories: number;
  readonly submissions: number;
  readonly accepted: number;
  readonly refused: number;
  readonly parked: number;
  readonly parkedContested: number;
}

/** A history that broke a promise. */
interface Failure {
  readonly index: number;
  readonly violations: readonly string[];
}

/** What many histories came to; plain data, so that threads can hand it over. */
export interface Tally {
  readonly histories: number;
  readonly inSqlite: number;
  readonly twice: number;
  readonly lost: number;
  readonly difference: number;
  readonly failures: readonly Failure[];
  readonly adapters: Readonly<Partial<Record<AdapterName, AdapterTally>>>;
  /** How often each pair was met. */
  readonly pairs: Readonly<Record<string, number>>;
  /** How often each reason kept an uncontested document waiting for a person. */
  readonly parkedWhy: Readonly<Record<string, number>>;
}

/** Nothing yet. */
export const emptyTally: Tally = {
  histories: 0,
  inSqlite: 0,
  twice: 0,
  lost: 0,
  difference: 0,
  failures: [],
  adapters: {},
  pairs: {},
  parkedWhy: {},
};

const addCounts = (
  left: Readonly<Record<string, number>>,
  right: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> => {
  const sums: Record<string, number> = { ...left };
  for (const [name, count] of Object.entries(right)) sums[name] = (sums[name] ?? 0) + count;
  return sums;
};

const zero: AdapterTally = {
  histories: 0,
  submissions: 0,
  accepted: 0,
  refused: 0,
  parked: 0,
  parkedContested: 0,
};

const addAdapter = (left: AdapterTally = zero, right: AdapterTally = zero): AdapterTally => ({
  histories: left.histories + right.histories,
  submissions: left.submissions + right.submissions,
  accepted: left.accepted + right.accepted,
  refused: left.refused + right.refused,
  parked: left.parked + right.parked,
  parkedContested: left.parkedContested + right.parkedContested,
});

/** Two tallies as one. */
export function addTally(left: Tally, right: Tally): Tally {
  const names = adapterNames.filter((name) => left.adapters[name] ?? right.adapters[name]);
  const adapters = names.map(
    (name) => [name, addAdapter(left.adapters[name], right.adapters[name])] as const,
  );
  return {
    histories: left.histories + right.histories,
    inSqlite: left.inSqlite + right.inSqlite,
    twice: left.twice + right.twice,
    lost: left.lost + right.lost,
    difference: left.difference + right.difference,
    failures: [...left.failures, ...right.failures].sort((one, other) => one.index - other.index),
    adapters: Object.fromEntries(adapters),
    pairs: addCounts(left.pairs, right.pairs),
    parkedWhy: addCounts(left.parkedWhy, right.parkedWhy),
  };
}

const counted = (words: readonly string[]): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
};

/** The tally of one history. */
export function tallyOf(plan: HistoryPlan, index: number, result: HistoryResult): Tally {
  const { violations, submissions, accepted, refused, parked, parkedContested } = result;
  const { adapter } = plan;
  return {
    histories: 1,
    inSqlite: plan.store === "sqlite" ? 1 : 0,
    twice: violations.filter((each) => / is booked \d+ times$/u.test(each)).length,
    lost: violations.filter((each) => /lost|not in the books|in the store/u.test(each)).length,
    difference: result.difference,
    failures: violations.length === 0 ? [] : [{ index, violations }],
    adapters: { [adapter]: { histories: 1, submissions, accepted, refused, parked, parkedContested } },
    pairs: counted(result.struck.map((fault) => pairOf(adapter, fault))),
    parkedWhy: counted(result.parkedWhy.map((why) => `${adapter} ${why}`)),
  };
}
