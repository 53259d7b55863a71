import {
  type AccountPlan,
  type DocumentChannel,
  type ResolvedStep,
  type Step,
  stepKey,
} from "@confirma-connect/core";
import { samplePlan } from "./sample.ts";

export const attempt = { id: "attempt", number: 1 };

/** A step with the identifiers of earlier steps filled in. */
export function resolved(step: Step, identifiers: Readonly<Record<string, string>>): ResolvedStep {
  const body = Object.entries(identifiers).reduce(
    (text, [name, id]) => text.replaceAll(`{{${name}}}`, id),
    step.request.body,
  );
  return { ...step, request: { ...step.request, body }, identifiers };
}

/** Delivers every step as the engine would, reads each one back, and tells what was found. */
export async function deliver<D>(
  channel: DocumentChannel<D> | undefined,
  document: D,
  { identifier, plan = samplePlan }: { readonly identifier: string; readonly plan?: AccountPlan },
) {
  const keyOf = (step: string) => stepKey(["test", "any", identifier, step]);
  const rendered = channel?.render(document, { plan, identifier, keyOf });
  const identifiers: Record<string, string> = {};
  const trail: string[] = [];
  for (const step of rendered?.steps ?? []) {
    const ready = resolved(step, identifiers);
    const seen = step.action === "create" ? undefined : await channel?.locate(ready, attempt);
    if (seen?.type !== "found" && step.action !== "find") {
      const outcome = await channel?.deliver(ready, attempt);
      if (outcome?.type !== "accepted") return [...trail, `${step.name} ${JSON.stringify(outcome)}`];
    }
    const back = await channel?.locate(ready, attempt);
    if (back?.type !== "found") return [...trail, `${step.name} ${JSON.stringify(back)}`];
    identifiers[step.name] = back.vendorId;
    trail.push(`${step.name} ${back.evidence}`, ...back.differences.map(({ message }) => message));
  }
  return trail;
}
