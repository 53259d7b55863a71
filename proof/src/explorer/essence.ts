import { isFinal, type StepProgress, type Submission } from "@confirma-connect/core";

/** States in which the engine looks at the moment of the last sending. */
const lookedAt: readonly string[] = ["unknown", "resolving", "parked"];

const essenceOfStep = ({ proof, attempts, lost, sentAt, acknowledged }: StepProgress, looked: boolean) =>
  proof === undefined
    ? [attempts, lost, looked ? sentAt : undefined, acknowledged]
    : [proof.vendorId, proof.evidence];

/**
 * What of a submission the engine decides by. Left out is what it only carries along: problems, words of the
 * vendor, moments that are only told. Submissions that differ in nothing else have the same future.
 */
export function essence({ state, dueAt, postponed, stalls, lookUps, steps }: Submission): readonly unknown[] {
  if (isFinal(state)) return [state, steps.map((step) => essenceOfStep(step, false))];
  const looked = lookedAt.includes(state);
  return [state, dueAt, postponed, stalls, lookUps, steps.map((step) => essenceOfStep(step, looked))];
}
