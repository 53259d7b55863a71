import type { StepProgress, Submission } from "../delivery/submission.ts";
import type { Step } from "../ports/step.ts";
import { saysTheSame } from "../posting/says-the-same.ts";
import { hasErrors, type Problem } from "../rules/problem.ts";
import type { ClientProfile } from "../service/client-profile.ts";
import { renderDocument } from "../service/preview.ts";
import type { SystemRegistry } from "../service/system-registry.ts";
import type { AgencyOrigin } from "./agency-origin.ts";
import type { DerivedDocument } from "./agency-side.ts";
import type { ExpectedDocument } from "./compared-document.ts";
import { type Delivery, deliveryOf, expectedOfDelivery, type HashedPlan } from "./expected-of-submission.ts";

/** How a client's documents become the accounting system's. */
export interface Translation {
  readonly client: ClientProfile;
  readonly systems: SystemRegistry;
  readonly plan: HashedPlan;
}

/** What the books should hold for a derived document, or why nobody can say. */
export type ExpectedOfDerived =
  | { readonly documents: readonly ExpectedDocument[] }
  | { readonly problems: readonly Problem[] };

/** Steps as they would be made today, with what was proved about those that were submitted. */
const proved = (steps: readonly Step[], submitted: readonly StepProgress[]): readonly StepProgress[] =>
  steps.map((step) => {
    const proof = submitted.find((each) => each.step.name === step.name)?.proof;
    return proof === undefined ? { step, attempts: 0 } : { step, attempts: 1, proof };
  });

/** What was refused has to be booked all the same: the agency shows it. */
const presenceOf = ({ presence }: Delivery): ExpectedDocument["presence"] =>
  presence === "absent" ? "booked" : presence;

/**
 * What the books should hold for a derived document. As it was submitted, where its submission says the same; else what
 * the agency says now, translated as a submission would be today, and recognised by what the submission is known by.
 */
export function expectedOfDerived(
  derived: DerivedDocument,
  submission: Submission | undefined,
  { client, systems, plan }: Translation,
): ExpectedOfDerived {
  const { source } = derived;
  const submitted = submission === undefined ? undefined : deliveryOf(submission);
  const presence = submitted === undefined ? "booked" : presenceOf(submitted);
  if (submitted !== undefined && saysTheSame(submitted.content, derived.content)) {
    const origin: AgencyOrigin = { source, state: "submitted" };
    return { documents: expectedOfDelivery({ ...submitted, presence, origin }, plan) };
  }
  const rendered = renderDocument(systems, client, derived.content);
  if (hasErrors(rendered.problems)) return { problems: rendered.problems };
  const delivery: Delivery = {
    content: derived.content,
    steps: proved(rendered.steps, submitted?.steps ?? []),
    presence,
    planHash: plan.hash,
    origin: { source, state: submitted === undefined ? "notSubmitted" : "changed" },
  };
  return { documents: expectedOfDelivery(delivery, plan) };
}
