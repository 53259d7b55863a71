import type { Payment } from "../agency/payment.ts";
import { readStoredDocument } from "../agency/read-stored-document.ts";
import { type AgencyDocument, identifierOf } from "../agency/submit-body.ts";
import { evidenceOf, mayBeBooked, type StepProgress, type Submission } from "../delivery/submission.ts";
import { InvariantError } from "../error/invariant-error.ts";
import type { AccountPlan } from "../mapping/account-plan.ts";
import { besidePayment, type Posting } from "../ports/step.ts";
import { paymentSplit } from "../rules/payment-split.ts";
import { CurrencyCode } from "../value/currency-code.ts";
import { type MinorUnits, minorUnits, sumMinor } from "../value/minor-units.ts";
import { percentage } from "../value/percentage.ts";
import type { AgencyOrigin } from "./agency-origin.ts";
import type { ComparedRow, ExpectedDocument } from "./compared-document.ts";
import { documentFacts, sameWords } from "./document-facts.ts";
import { expectedDocument } from "./expected-document.ts";
import { keyIdentity, vendorIdentity } from "./identity.ts";

/** The client's plan with its hash: only what was pinned to the same plan can be translated by it again. */
export interface HashedPlan {
  readonly plan: AccountPlan;
  /** SHA-256 of the plan's content. */
  readonly hash: string;
  /** How the system's reading writes a VAT target of the plan; absent: as the plan does. */
  readonly vatCodeAsRead?: (target: string) => string;
}

/** A document on its way into the books: submitted, or as it would be. */
export interface Delivery {
  readonly content: AgencyDocument;
  /** Its writes, with what is proved about them. */
  readonly steps: readonly StepProgress[];
  readonly presence: ExpectedDocument["presence"];
  /** SHA-256 of the plan that the steps were made with. */
  readonly planHash: string;
  /** Where the agency's own side has it from. */
  readonly origin?: AgencyOrigin;
}

/** What a submission's state says about its place in the books. */
function presenceOf(submission: Submission): ExpectedDocument["presence"] {
  if (submission.state === "accepted") {
    return evidenceOf(submission) === "handedOver" ? "handedOver" : "booked";
  }
  return submission.state === "refused" && !mayBeBooked(submission) ? "absent" : "open";
}

/** A stored document was checked when it was taken, so one that cannot be read is a defect. */
function contentOf({ kind, document, reference }: Submission): AgencyDocument {
  const parsed = readStoredDocument(kind, document);
  if (parsed === undefined) throw new InvariantError(`the document of submission ${reference} is unreadable`);
  return parsed;
}

/** The predicted rows of a step. A role in words, "(receivables)", stands for a number only the vendor knows. */
const rowsOf = (postings: readonly Posting[]): readonly ComparedRow[] =>
  postings.map(({ account, amount, vatCode, vatPercentage }) => ({
    ...(account.startsWith("(") ? {} : { account }),
    ...(vatCode === undefined ? {} : { vatCode }),
    net: amount,
    vat: minorUnits(0),
    vatPercentage: vatPercentage ?? percentage(0),
  }));

/** Debits of a step. */
const sizeOf = ({ step }: StepProgress): MinorUnits =>
  sumMinor(step.postings.map(({ amount }) => (amount > 0 ? amount : minorUnits(0))));

/** Our keys of steps and the identifiers that they were answered with. */
const identitiesOf = (kind: Submission["kind"], steps: readonly StepProgress[]): readonly string[] =>
  steps.flatMap(({ step, proof }) => [
    ...[keyIdentity(step.identity.key) ?? []].flat(),
    ...(proof?.vendorId === undefined ? [] : [vendorIdentity(kind, proof.vendorId)]),
  ]);

/** A step that books ledger rows beside its document: interest and costs of a payment. */
function companion({ content, presence, origin }: Delivery, progress: StepProgress): ExpectedDocument {
  const { postings, name } = progress.step;
  const { date } = documentFacts(content, sameWords);
  return {
    kind: "ledger",
    identifier: `${identifierOf(content)}/${name}`,
    identities: identitiesOf("ledger", [progress]),
    amount: sizeOf(progress),
    currency: CurrencyCode.parse("EUR"),
    date: postings[0]?.date ?? date,
    standing: "valid",
    rows: rowsOf(postings),
    presence,
    ...(origin === undefined ? {} : { origin }),
  };
}

const isBeside = ({ step }: StepProgress): boolean => step.name === besidePayment && step.postings.length > 0;

/**
 * A payment is one document; or its capital is, and ledger rows beside it hold the rest; or, without capital, those rows
 * are all there is. `expect` makes the payment's own document of the steps that write it.
 */
function paymentDocuments(
  delivery: Delivery,
  payment: Payment,
  steps: readonly StepProgress[],
  expect: (main: readonly StepProgress[]) => ExpectedDocument,
): readonly ExpectedDocument[] {
  if (!steps.some(isBeside)) return [expect(steps)];
  const companions = steps.filter(isBeside).map((progress) => companion(delivery, progress));
  const main = steps.filter((progress) => !isBeside(progress));
  if (main.length === 0) return companions;
  // What is booked beside it is not part of what the system calls the payment.
  const { rows: _, ...document } = expect(main);
  return [{ ...document, amount: paymentSplit(payment).capital }, ...companions];
}

/**
 * What the books should hold for one delivery. Rows of ledger documents are those that were predicted when it was
 * submitted. An invoice whose plan was changed since has no account and VAT code to compare.
 */
export function expectedOfDelivery(
  delivery: Delivery,
  { plan, hash, vatCodeAsRead }: HashedPlan,
): readonly ExpectedDocument[] {
  const { content, presence, planHash, origin } = delivery;
  const words = vatCodeAsRead === undefined ? { plan } : { plan, vatCodeAsRead };
  const pinned = planHash === hash ? words : { words: "unknown" as const };
  const steps = delivery.steps.filter(({ step }) => step.action === "create");
  const expect = (own: readonly StepProgress[]): ExpectedDocument =>
    expectedDocument(content, {
      ...pinned,
      presence,
      origin,
      identities: identitiesOf(content.kind, own),
    });
  if (content.kind === "payment") return paymentDocuments(delivery, content.document, steps, expect);
  const rows = rowsOf(steps.flatMap(({ step }) => step.postings));
  const predicted = content.kind === "ledger" && rows.length > 0;
  return [predicted ? { ...expect(steps), rows } : expect(steps)];
}

/** A submission as a delivery. */
export const deliveryOf = (submission: Submission): Delivery => ({
  content: contentOf(submission),
  steps: submission.steps,
  presence: presenceOf(submission),
  planHash: submission.pins.plan,
});

/** What the books should hold for one submission. */
export const expectedOfSubmission = (submission: Submission, plan: HashedPlan): readonly ExpectedDocument[] =>
  expectedOfDelivery(deliveryOf(submission), plan);
