import {
  type AgencyDocument,
  type ClientProfile,
  type Outcome,
  type Rendered,
  type ResolvedStep,
  renderDocument,
  type Sighting,
  type Step,
  SystemRegistry,
} from "@confirma-connect/core";
import type { Stage } from "../simulation/stage/stage.ts";

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

/** What became of a document that was delivered past the engine. */
export interface Delivered {
  readonly rendered: Rendered;
  /** Refused before anything was sent. */
  readonly refused: boolean;
  /** What was not taken, in words; absent: everything was. */
  readonly failure?: string;
}

const words = (outcome: Outcome | Sighting | undefined): string => {
  if (outcome === undefined) return "no channel";
  if (outcome.type === "refused") return outcome.problems.map(({ message }) => message).join("; ");
  return "problem" in outcome ? `${outcome.type}: ${outcome.problem.message}` : outcome.type;
};

/** Delivers one document step by step on a line without faults. */
export async function deliverContent(
  stage: Stage,
  client: ClientProfile,
  content: AgencyDocument,
): Promise<Delivered> {
  const system = stage.plainSystem();
  const channel = { invoice: system.invoices, ledger: system.ledger, payment: system.payments }[content.kind];
  const rendered = renderDocument(new SystemRegistry([system]), client, content);
  const wrong = rendered.problems.filter(({ severity }) => severity === "error");
  if (wrong.length > 0)
    return { rendered, refused: true, failure: wrong.map(({ message }) => message).join("; ") };
  const identifiers: Record<string, string> = {};
  for (const step of rendered.steps) {
    const resolved = filled(step, identifiers);
    const attempt = { id: "cents", number: 1 };
    const seen = step.action === "create" ? undefined : await channel?.locate(resolved, attempt);
    const outcome = seen?.type === "found" ? seen : await channel?.deliver(resolved, attempt);
    if (outcome?.type !== "found" && outcome?.type !== "accepted") {
      return { rendered, refused: false, failure: `${step.name}: ${words(outcome)}` };
    }
    identifiers[step.name] = outcome.vendorId ?? "";
    stage.settle();
  }
  return { rendered, refused: false };
}
