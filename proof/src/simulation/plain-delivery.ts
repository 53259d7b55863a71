import {
  type Outcome,
  type ResolvedStep,
  renderDocument,
  type Sighting,
  type Step,
  SystemRegistry,
} from "@confirma-connect/core";
import { contentOf, type SimulatedDocument } from "./document.ts";
import type { Stage } from "./stage/stage.ts";

/** Fills the identifiers of earlier steps in. */
function filled(step: Step, identifiers: Readonly<Record<string, string>>): ResolvedStep {
  const fill = (text: string): string =>
    Object.entries(identifiers).reduce((all, [name, id]) => all.replaceAll(`{{${name}}}`, id), text);
  const { request } = step;
  return {
    ...step,
    identifiers,
    request: { ...request, resource: fill(request.resource), body: fill(request.body) },
  };
}

/** The steps of a document under a client's keys. */
export function stepsOf(stage: Stage, document: SimulatedDocument, client: string): readonly Step[] {
  const system = stage.plainSystem();
  const content = contentOf(document, stage.accounts);
  const profile = { id: client, system: system.id, plan: stage.plan };
  return renderDocument(new SystemRegistry([system]), profile, content).steps;
}

/**
 * Delivers a document past the engine on a line without faults, step by step; ends at the first step that is not
 * taken. `between` is called after every step that was.
 */
export async function deliverPlainly(
  stage: Stage,
  document: SimulatedDocument,
  client: string,
  between: (step: Step) => Promise<void> = async () => undefined,
): Promise<boolean> {
  const system = stage.plainSystem();
  const { kind } = contentOf(document, stage.accounts);
  const channel = { invoice: system.invoices, ledger: system.ledger, payment: system.payments }[kind];
  const identifiers: Record<string, string> = {};
  for (const step of stepsOf(stage, document, client)) {
    const resolved = filled(step, identifiers);
    const attempt = { id: `plain-${client}`, number: 1 };
    const seen: Sighting | undefined =
      step.action === "create" ? undefined : await channel?.locate(resolved, attempt);
    const outcome: Outcome | Sighting | undefined =
      seen?.type === "found" ? seen : await channel?.deliver(resolved, attempt);
    if (outcome?.type !== "found" && outcome?.type !== "accepted") return false;
    identifiers[step.name] = outcome.vendorId ?? "";
    stage.settle();
    await between(step);
  }
  return true;
}
