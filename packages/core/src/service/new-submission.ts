import { type AgencyDocument, identifierOf, type SubmittedDocument } from "../agency/submit-body.ts";
import { laneOf } from "../delivery/lane.ts";
import type { Pins, Submission } from "../delivery/submission.ts";
import type { AccountPlan } from "../mapping/account-plan.ts";
import { contentHash } from "../mapping/content-hash.ts";
import type { Manifest } from "../ports/manifest.ts";
import type { CivilDate } from "../value/civil-date.ts";
import type { ClientProfile } from "./client-profile.ts";
import type { Preview } from "./preview.ts";

interface Facts {
  readonly documentDate: CivilDate;
  readonly invoiceNumber?: string;
  readonly documentName?: string;
}

function factsOf(content: AgencyDocument): Facts {
  switch (content.kind) {
    case "invoice":
      return { documentDate: content.document.header.date, invoiceNumber: content.document.header.number };
    case "payment":
      return { documentDate: content.document.paymentDate, invoiceNumber: content.document.invoiceNumber };
    case "ledger": {
      const { documentDate, documentName } = content.document;
      return documentName === undefined ? { documentDate } : { documentDate, documentName };
    }
  }
}

/** Documents about the same invoice are delivered in the order of their arrival; a credit note is about the one it credits. */
function sequenceOf(client: string, content: AgencyDocument): string {
  const credited = content.kind === "invoice" ? content.document.references.creditedInvoiceNumber : undefined;
  const invoiceNumber = credited ?? factsOf(content).invoiceNumber;
  return invoiceNumber === undefined
    ? `${client}/ledger/${identifierOf(content)}`
    : `${client}/invoice/${invoiceNumber}`;
}

/** What a new submission is made of. */
export interface SubmissionParts {
  readonly reference: string;
  readonly client: ClientProfile;
  readonly manifest: Manifest;
  readonly submitted: SubmittedDocument;
  readonly preview: Preview;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Pins a document to the plan and the bytes that were shown. */
export const pinsOf = (plan: AccountPlan, submitted: SubmittedDocument, preview: Preview): Pins => ({
  content: contentHash(submitted.original),
  plan: contentHash(plan),
  rendered: contentHash(preview.rendered.steps),
  planVersion: plan.version,
});

/** Makes the first record of a submission; it pins content, plan and bytes. */
export function newSubmission(parts: SubmissionParts): Submission {
  const { client, submitted, preview, now } = parts;
  const { content } = submitted;
  const sequence = sequenceOf(client.id, content);
  return {
    reference: parts.reference,
    client: client.id,
    system: client.system,
    kind: content.kind,
    identifier: identifierOf(content),
    ...factsOf(content),
    version: 1,
    document: JSON.stringify(submitted.original),
    pins: pinsOf(client.plan, submitted, preview),
    state: "queued",
    steps: preview.rendered.steps.map((step) => ({ step, attempts: 0 })),
    problems: preview.problems,
    lane: laneOf(parts.manifest.lane, client.id, client.system, sequence),
    sequence,
    dueAt: now,
    postponed: 0,
    lookUps: 0,
    createdAt: now,
    updatedAt: now,
  };
}
