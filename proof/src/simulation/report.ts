import { pairOf, type Reach } from "./coverage.ts";
import { type AdapterName, adapterNames } from "./stage/stage.ts";
import type { Tally } from "./tally.ts";

/** How often every pair has to be met in a run of at least this many histories of all adapters. */
const coverageGoal = { histories: 20_000, times: 100 } as const;

/** Largest share of submissions that may wait for a person although nobody else has booked the same. */
const parkedGoal = 0.001;

/** What a run is asked for beside safety. */
export interface Verdict {
  readonly pairs: number;
  readonly covered: number;
  /** Pairs below the goal with how often they were met, fewest first. */
  readonly thin: readonly (readonly [pair: string, times: number])[];
  readonly parkedShare: number;
  readonly isGood: boolean;
}

type Reaches = Readonly<Partial<Record<AdapterName, Reach>>>;

/** Judges a whole run. */
export function verdictOf(tally: Tally, reaches: Reaches): Verdict {
  const pairs = adapterNames.flatMap((adapter) => {
    const names = (reaches[adapter]?.targets ?? []).map((target) => pairOf(adapter, target));
    return [...new Set(names)];
  });
  const met = pairs.map((pair) => [pair, tally.pairs[pair] ?? 0] as const);
  const thin = met
    .filter(([, times]) => times < coverageGoal.times)
    .sort((left, right) => left[1] - right[1]);
  const isLarge =
    tally.histories >= coverageGoal.histories && Object.keys(reaches).length === adapterNames.length;
  const shares = Object.values(tally.adapters).map((each) => shareOf(each));
  const isLive = !isLarge || shares.every((share) => share <= parkedGoal);
  return {
    pairs: pairs.length,
    covered: pairs.length - thin.length,
    thin,
    parkedShare: shareOf(sum(tally)),
    isGood: tally.failures.length === 0 && isLive && (!isLarge || thin.length === 0),
  };
}

interface Parked {
  readonly submissions: number;
  readonly parked: number;
  readonly parkedContested: number;
}

const shareOf = ({ submissions, parked, parkedContested }: Parked): number =>
  submissions === 0 ? 0 : (parked - parkedContested) / submissions;

const sum = ({ adapters }: Tally): Parked =>
  Object.values(adapters).reduce<Parked>(
    (left, right) => ({
      submissions: left.submissions + right.submissions,
      parked: left.parked + right.parked,
      parkedContested: left.parkedContested + right.parkedContested,
    }),
    { submissions: 0, parked: 0, parkedContested: 0 },
  );

const percent = (share: number): string => `${(100 * share).toFixed(3)} %`;

/** The lines about each adapter. */
function adapterLines({ adapters }: Tally): readonly string[] {
  return Object.entries(adapters).map(
    ([name, each]) =>
      `${name.padEnd(11)} ${each.histories} histories, ${each.submissions} submissions: ${each.accepted} accepted, ` +
      `${each.refused} refused, ${each.parked} waiting for a person (${each.parkedContested} because somebody else ` +
      `booked the same; others ${percent(shareOf(each))})`,
  );
}

/** What is printed after a run, without the closing line. */
export function reportLines(tally: Tally, reaches: Reaches): readonly string[] {
  const verdict = verdictOf(tally, reaches);
  const times = Object.values(tally.pairs).sort((left, right) => left - right);
  const out = Object.values(reaches).flatMap((reach) => reach.unreachable);
  const reasons = [...new Set(out.map(({ reason }) => reason))].map(
    (reason) => `  ${out.filter((each) => each.reason === reason).length} pairs: ${reason}`,
  );
  const why = Object.entries(tally.parkedWhy).map(([name, count]) => `  ${name}: ${count}`);
  return [
    ...adapterLines(tally),
    `stores: ${tally.histories - tally.inSqlite} histories in memory, ${tally.inSqlite} in SQLite`,
    `coverage (fault x step x adapter x kind): ${verdict.pairs} pairs, each met ${times[0] ?? 0} to ${times.at(-1) ?? 0} times`,
    ...verdict.thin.slice(0, 12).map(([pair, count]) => `  below ${coverageGoal.times}: ${pair}: ${count}`),
    `not reachable:`,
    ...reasons,
    ...(why.length === 0 ? [] : ["waiting for a person, nobody else involved, by reason:", ...why]),
  ];
}

/** The one line in which a run ends. */
export function closingLine(tally: Tally, reaches: Reaches): string {
  const { covered, pairs, parkedShare } = verdictOf(tally, reaches);
  const euros = (tally.difference / 100).toFixed(2);
  return (
    `sim: ${tally.histories} histories, ${tally.twice} booked twice, ${tally.lost} lost, ${euros} difference, ` +
    `${percent(parkedShare)} parked, ${covered} of ${pairs} pairs >= ${coverageGoal.times}` +
    (tally.failures.length === 0 ? "" : `, ${tally.failures.length} FAILED`)
  );
}
