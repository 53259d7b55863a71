import type { StepProgress } from "@confirma-connect/core";
import { type Case, countOf, documentsOf, keyOf } from "./case.ts";
import { kindOf, type SimulatedDocument } from "./document.ts";
import { movesOf } from "./reference-books.ts";

/** Ways in which a step may have moved the accounts; one of them must be true. */
type Ways = readonly ReadonlyMap<string, number>[];

const nothing: ReadonlyMap<string, number> = new Map();

const times = (moved: ReadonlyMap<string, number>, count: number): ReadonlyMap<string, number> =>
  new Map([...moved].map(([account, cents]) => [account, cents * count]));

/** How a step must have moved the accounts; more than one way only for steps that nobody can count. */
async function waysOf(
  given: Case,
  document: SimulatedDocument,
  progress: StepProgress,
  both: boolean,
): Promise<Ways> {
  const { plan, stage } = given;
  const { adapter, readings } = plan;
  const name = progress.step.name;
  const moved = (await movesOf({ adapter, readings, document, alone: false })).get(name) ?? nothing;
  const count = countOf(stage, progress);
  if (count === undefined && progress.proof === undefined)
    return progress.attempts > 0 ? [nothing, moved] : [];
  const often = stage.inBalances?.(progress.step) ?? count ?? 1;
  if (!both) return [times(moved, often)];
  const alone = (await movesOf({ adapter, readings, document, alone: true })).get(name) ?? nothing;
  return [times(moved, often), times(alone, often)];
}

/** Sum over all accounts of how far they are from what the booked steps must have moved, in cents. */
export async function differenceOf(given: Case): Promise<number> {
  const strict = await differenceBy(given, false);
  // A payment that came before or without its invoice may stand on another account, under some readings.
  return strict === 0 ? 0 : Math.min(strict, await differenceBy(given, true));
}

async function differenceBy(given: Case, both: boolean): Promise<number> {
  const { plan, stage, submissions, history } = given;
  const expected = new Map(history.foreign);
  const open: Ways[] = [];
  for (const document of documentsOf(plan)) {
    const { identifier } = keyOf(stage, document);
    const kind = kindOf(document.form);
    const submission = submissions.find((each) => each.kind === kind && each.identifier === identifier);
    for (const progress of submission?.steps ?? []) {
      const ways = await waysOf(given, document, progress, both && kind === "payment");
      const [only, ...others] = ways;
      if (only === undefined) continue;
      if (others.length === 0) add(expected, only);
      else open.push(ways);
    }
  }
  return leastDifference(stage.balances(), expected, open);
}

const add = (sums: Map<string, number>, moved: ReadonlyMap<string, number>): void => {
  for (const [account, cents] of moved) sums.set(account, (sums.get(account) ?? 0) + cents);
};

/** The smallest difference that any combination of ways leaves. */
function leastDifference(
  balances: Readonly<Record<string, number>>,
  expected: ReadonlyMap<string, number>,
  open: readonly Ways[],
): number {
  const [first, ...rest] = open;
  if (first !== undefined) {
    const each = first.map((way) => {
      const sums = new Map(expected);
      add(sums, way);
      return leastDifference(balances, sums, rest);
    });
    return Math.min(...each);
  }
  const accounts = new Set([...Object.keys(balances), ...expected.keys()]);
  let sum = 0;
  for (const account of accounts) sum += Math.abs((balances[account] ?? 0) - (expected.get(account) ?? 0));
  return sum;
}
