import type { LedgerDocument } from "../agency/ledger-document.ts";
import type { Payment } from "../agency/payment.ts";
import type { AgencyDocument } from "../agency/submit-body.ts";
import type { StepProgress, Submission } from "../delivery/submission.ts";
import type { Step } from "../ports/step.ts";
import { paymentSplit } from "../rules/payment-split.ts";
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

/** Whether the agency says the same of both; the posting plan says the rest, and may have been changed since. */
function isSamePayment(one: Payment, other: Payment): boolean {
  const [parts, others] = [paymentSplit(one), paymentSplit(other)];
  return (
    one.invoiceNumber === other.invoiceNumber &&
    one.paymentDate === other.paymentDate &&
    one.amount === other.amount &&
    one.currency === other.currency &&
    one.paymentReference === other.paymentReference &&
    parts.capital === others.capital &&
    parts.interest === others.interest &&
    parts.costs === others.costs
  );
}

/** The text names the settlement and a hash of its money. */
const settledContentOf = ({ documentDescription }: LedgerDocument): string => documentDescription ?? "";

/** Other accounts of another posting plan are no change of the agency's. */
function isSame(submitted: AgencyDocument, derived: AgencyDocument): boolean {
  if (submitted.kind === "payment" && derived.kind === "payment") {
    return isSamePayment(submitted.document, derived.document);
  }
  if (submitted.kind !== "ledger" || derived.kind !== "ledger") return false;
  return settledContentOf(submitted.document) === settledContentOf(derived.document);
}

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
  if (submitted !== undefined && isSame(submitted.content, derived.content)) {
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
