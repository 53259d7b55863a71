import { atLeast, evidenceOf, isFinal, type StepProgress, type Submission } from "@confirma-connect/core";
import { differenceOf } from "./books-difference.ts";
import { type Case, countOf, documentsOf, keyOf } from "./case.ts";
import { kindOf } from "./document.ts";
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

const nameOf = ({ kind, identifier }: Pick<Submission, "kind" | "identifier">): string =>
  `${kind} ${identifier}`;

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
  // A sequence is named after the invoice that its documents are about, or after the ledger document itself.
  const isContested = ({ sequence }: Submission): boolean => contested.has(sequence.split("/").at(-1) ?? "");
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

/** Every document that the caller has a receipt for is in the store. */
function missing({ plan, stage, submissions }: Case): readonly string[] {
  return documentsOf(plan).flatMap((document) => {
    const { identifier } = keyOf(stage, document);
    const kind = kindOf(document.form);
    const count = submissions.filter((each) => each.kind === kind && each.identifier === identifier).length;
    return count === 1 ? [] : [`${kind} ${identifier} is in the store ${count} times`];
  });
}
