import {
  atLeast,
  evidenceOf,
  identifierOf,
  isFinal,
  type StepProgress,
  type Submission,
} from "@confirma-connect/core";
import { contentOf, kindOf, type SimulatedDocument } from "./document.ts";
import type { HistoryPlan } from "./history-plan.ts";
import { movesOf } from "./reference-books.ts";
import type { Stage } from "./stage/stage.ts";

/** What a history came to. */
export interface Judgement {
  /** Promises that were broken, in words; empty when all is well. */
  readonly violations: readonly string[];
  readonly submissions: number;
  readonly accepted: number;
  readonly refused: number;
  /** Parked, or held back behind a parked document of the same invoice. */
  readonly parked: number;
  /** Of those: where somebody else has booked the same number or content. */
  readonly parkedContested: number;
  /** Codes of the last problem of each of them that is not contested. */
  readonly parkedWhy: readonly string[];
  /** Absolute difference of all accounts from what they must be, in cents. */
  readonly difference: number;
}

interface Case {
  readonly plan: HistoryPlan;
  readonly stage: Stage;
  readonly submissions: readonly Submission[];
  readonly history: {
    readonly foreign: ReadonlyMap<string, number>;
    readonly contested: ReadonlySet<string>;
    readonly acknowledged: ReadonlySet<string>;
    readonly defects: readonly string[];
  };
}

const nameOf = ({ kind, identifier }: Pick<Submission, "kind" | "identifier">): string =>
  `${kind} ${identifier}`;

/** How often a step's effect is in the books; undefined when that cannot be counted. */
function countOf(stage: Stage, { step }: StepProgress): number | undefined {
  return stage.booked(step)?.filter((text) => text.includes(step.identity.key)).length;
}

/** What is wrong with one step of a submission. */
function stepFaults(stage: Stage, submission: Submission, progress: StepProgress): readonly string[] {
  const count = countOf(stage, progress);
  if (count === undefined) return [];
  const name = `${nameOf(submission)} step ${progress.step.name}`;
  if (count > 1) return [`${name} is booked ${count} times`];
  if (progress.proof !== undefined && count === 0) return [`${name} counts as done and is not in the books`];
  if (submission.state === "refused" && progress.proof === undefined && count === 1)
    return [`${name} is refused and is in the books`];
  return [];
}

function stateFaults(submission: Submission, stage: Stage, isHeldBack: boolean): readonly string[] {
  const name = nameOf(submission);
  const { state, problems, steps } = submission;
  if (state === "parked") return problems.length > 0 ? [] : [`${name} is parked without evidence`];
  if (state === "refused") return problems.length > 0 ? [] : [`${name} is refused without a reason`];
  if (state !== "accepted") return isHeldBack ? [] : [`${name} rests in state ${state}`];
  const system = stage.plainSystem();
  const best = system.manifest.kinds[submission.kind]?.bestEvidence ?? "readBack";
  const floor = atLeast(best, "identified") ? "identified" : best;
  const evidence = evidenceOf(submission);
  const booked = steps.some(({ step }) => step.action === "create");
  return booked && (evidence === undefined || !atLeast(evidence, floor))
    ? [`${name} is accepted on ${evidence ?? "no evidence"}`]
    : [];
}

/** Judges a history at rest. */
export async function judge(given: Case): Promise<Judgement> {
  const { plan, stage, submissions, history } = given;
  const violations: string[] = [...history.defects];
  const found = new Set(submissions.map(({ reference }) => reference));
  for (const reference of history.acknowledged)
    if (!found.has(reference)) violations.push(`submission ${reference} was acknowledged and is lost`);
  const parkedSequences = new Set(
    submissions.flatMap(({ state, sequence }) => (state === "parked" ? [sequence] : [])),
  );
  for (const submission of submissions) {
    violations.push(...stateFaults(submission, stage, parkedSequences.has(submission.sequence)));
    for (const progress of submission.steps) violations.push(...stepFaults(stage, submission, progress));
  }
  violations.push(...missing(given));
  const difference = await differenceOf(given);
  if (difference !== 0) violations.push(`the books are off by ${difference} cents`);
  const stuck = submissions.filter(({ state }) => !isFinal(state));
  const contested = new Set(
    [...history.contested]
      .map((each) => {
        const [form, n] = each.split(" ");
        return documentsOf(plan).find((document) => document.form === form && document.n === Number(n));
      })
      .map((document) => (document === undefined ? "" : keyOf(stage, document).sequenceNumber)),
  );
  const isContested = ({ identifier, invoiceNumber = identifier }: Submission): boolean =>
    contested.has(invoiceNumber) || contested.has(identifier);
  return {
    violations,
    submissions: submissions.length,
    accepted: submissions.filter(({ state }) => state === "accepted").length,
    refused: submissions.filter(({ state }) => state === "refused").length,
    parked: stuck.length,
    parkedContested: stuck.filter(isContested).length,
    parkedWhy: stuck.flatMap((each) =>
      isContested(each) ? [] : [each.state === "parked" ? (each.problems.at(-1)?.code ?? "") : each.state],
    ),
    difference,
  };
}

const documentsOf = (plan: HistoryPlan): readonly SimulatedDocument[] =>
  plan.deliveries.flatMap(({ documents }) => documents);

function keyOf(stage: Stage, document: SimulatedDocument): { identifier: string; sequenceNumber: string } {
  const content = contentOf(document, stage.accounts);
  const identifier = identifierOf(content);
  const sequenceNumber =
    content.kind === "payment"
      ? content.document.invoiceNumber
      : content.kind === "invoice"
        ? (content.document.references.creditedInvoiceNumber ?? identifier)
        : identifier;
  return { identifier, sequenceNumber };
}

/** Every document that the caller has a receipt for is in the store. */
function missing({ plan, stage, submissions }: Case): readonly string[] {
  return documentsOf(plan).flatMap((document) => {
    const { identifier } = keyOf(stage, document);
    const kind = kindOf(document.form);
    const count = submissions.filter((each) => each.kind === kind && each.identifier === identifier).length;
    return count === 1 ? [] : [`${kind} ${identifier} is in the store ${count} times`];
  });
}

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
async function differenceOf(given: Case): Promise<number> {
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
