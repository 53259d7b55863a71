import { InvariantError } from "../error/invariant-error.ts";
import type { ResolvedStep } from "../ports/step.ts";
import type { StepProgress, Submission } from "./submission.ts";

/** Fills the identifiers that earlier steps returned into a step's `{{name}}` placeholders. */
export function resolveStep(submission: Submission, progress: StepProgress): ResolvedStep {
  const { step } = progress;
  const identifiers: Record<string, string> = {};
  for (const name of step.uses) {
    const vendorId = submission.steps.find((other) => other.step.name === name)?.proof?.vendorId;
    if (vendorId === undefined) throw new InvariantError(`step ${step.name} needs the identifier of ${name}`);
    identifiers[name] = vendorId;
  }
  const fill = (text: string): string =>
    Object.entries(identifiers).reduce((all, [name, id]) => all.replaceAll(`{{${name}}}`, id), text);
  const request = { ...step.request, resource: fill(step.request.resource), body: fill(step.request.body) };
  return { ...step, request, identifiers };
}
