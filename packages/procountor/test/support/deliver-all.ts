import {
  type DocumentChannel,
  hasErrors,
  type Outcome,
  type RenderContext,
  type ResolvedStep,
  type Step,
} from "@confirma-connect/core";

const attempt = { id: "test", number: 1 };

/** A step with the identifiers that earlier steps returned. */
function resolved(step: Step, identifiers: Readonly<Record<string, string>>): ResolvedStep {
  const put = (text: string) =>
    Object.entries(identifiers).reduce((words, [name, id]) => words.replaceAll(`{{${name}}}`, id), text);
  const request = { ...step.request, resource: put(step.request.resource), body: put(step.request.body) };
  return { ...step, request, identifiers };
}

/** What became of each step of a document. */
export interface Delivered {
  readonly steps: readonly ResolvedStep[];
  readonly outcomes: readonly Outcome["type"][];
  readonly identifiers: Readonly<Record<string, string>>;
}

/** Delivers every step of a document, as the engine would, and stops at the first that is not accepted. */
export async function deliverAll<D>(
  channel: DocumentChannel<D>,
  document: D,
  context: RenderContext,
): Promise<Delivered> {
  const rendered = channel.render(document, context);
  if (hasErrors(rendered.problems)) throw new Error(JSON.stringify(rendered.problems));
  const identifiers: Record<string, string> = {};
  const steps: ResolvedStep[] = [];
  const outcomes: Outcome["type"][] = [];
  for (const each of rendered.steps) {
    const step = resolved(each, identifiers);
    steps.push(step);
    if (each.action !== "create") {
      const sighting = await channel.locate(step, attempt);
      if (sighting.type !== "found") throw new Error(`${each.name}: ${JSON.stringify(sighting)}`);
      identifiers[each.name] = sighting.vendorId;
      continue;
    }
    const outcome = await channel.deliver(step, attempt);
    outcomes.push(outcome.type);
    if (outcome.type !== "accepted") break;
    if (outcome.vendorId !== undefined) identifiers[each.name] = outcome.vendorId;
  }
  return { steps, outcomes, identifiers };
}
