import { envelopes, parseSubmitBody } from "../agency/submit-body.ts";
import type { EngineParts } from "../delivery/engine-parts.ts";
import { attestAbsence } from "../delivery/send-permit.ts";
import {
  mayBeBooked,
  nextStep,
  type StepProgress,
  type Submission,
  type SubmissionState,
} from "../delivery/submission.ts";
import type { SubmissionEvent } from "../delivery/submission-event.ts";
import { transition } from "../delivery/submission-transition.ts";
import type { ErrorCode } from "../error/codes.ts";
import { ConnectorError } from "../error/connector-error.ts";
import { hasErrors, problem } from "../rules/problem.ts";
import type { ClientProfile } from "./client-profile.ts";
import { pinsOf } from "./new-submission.ts";
import { previewDocument } from "./preview.ts";

interface Common {
  readonly at: number;
  readonly step: string;
}

/**
 * What an operator may decide about a submission that waits for a person.
 * - `look`: look it up again now.
 * - `booked`: the operator saw it in the books, under this identifier.
 * - `absent`: the operator looked and vouches that it is not in the books; it will be sent again.
 * - `giveUp`: it shall not be sent; it ends as refused.
 * - `again`: a refused document goes on as a new version: rendered again with the current plan when nothing is
 *   booked, else with the same bytes from the step that was refused.
 * - `attest`: the operator saw an accepted document, handed over as a file, in the books under this identifier:
 *   its evidence rises to `identified`.
 */
export type Decision =
  | { readonly type: "look" }
  | { readonly type: "booked"; readonly vendorId: string }
  | { readonly type: "absent" }
  | { readonly type: "giveUp" }
  | { readonly type: "again" }
  | { readonly type: "attest"; readonly vendorId: string };

const refuse = (message: string, code: ErrorCode = "ACC_REQUEST_DECISION"): ConnectorError =>
  new ConnectorError({ code, stage: "serve", delivery: "notSent", message });

/** Identifiers go into later requests: nothing that could end an element or an address may be in them. */
function checked(vendorId: string): string {
  if (/^[\p{L}\p{N}][\p{L}\p{N} ._:-]{0,99}$/u.test(vendorId)) return vendorId;
  throw refuse(
    "an identifier has 1 to 100 letters, digits, spaces and . _ : - and begins with a letter or digit",
  );
}

/** Which state each decision is for. */
const stateFor = {
  look: "parked",
  booked: "parked",
  absent: "parked",
  giveUp: "parked",
  again: "refused",
  attest: "accepted",
} as const satisfies Record<Decision["type"], SubmissionState>;

/** The first step whose only evidence is that a file left our hands. */
const handedOver = ({ steps }: Submission): StepProgress | undefined =>
  steps.find(({ proof }) => proof?.evidence === "handedOver");

/** What the desk is built from. */
export interface DeskParts extends EngineParts {
  readonly client: ClientProfile;
}

/** What is booked in part goes on with the very same bytes; what is not booked at all is rendered again. */
function renewal(parts: DeskParts, submission: Submission, common: Common): SubmissionEvent {
  const { steps, pins } = submission;
  if (steps.some(({ abandoned }) => abandoned))
    throw refuse("its outcome was never known; it cannot be sent again");
  if (mayBeBooked(submission)) return { ...common, type: "renew", pins, steps, problems: [] };
  const { client, systems } = parts;
  const body = parseSubmitBody(submission.kind, {
    [envelopes[submission.kind]]: JSON.parse(submission.document),
  });
  const [submitted] = body.documents;
  if (submitted === undefined) throw refuse("the stored document is not valid any more");
  const preview = previewDocument(systems, client, submitted);
  if (hasErrors(preview.problems))
    throw refuse("the document still has errors; see confirma-connect explain");
  const renewed = preview.rendered.steps.map((step) => ({ step, attempts: 0 }));
  const newPins = pinsOf(client.plan, submitted, preview);
  return { ...common, type: "renew", pins: newPins, steps: renewed, problems: preview.problems };
}

function settlement(
  parts: DeskParts,
  submission: Submission,
  decision: Decision,
  common: Common,
): SubmissionEvent {
  switch (decision.type) {
    case "again":
      return renewal(parts, submission, common);
    case "attest": {
      const proof = {
        vendorId: checked(decision.vendorId),
        evidence: "identified" as const,
        at: common.at,
        by: "operator" as const,
      };
      return { ...common, type: "verify", proof, problems: [] };
    }
    case "look":
      return { ...common, type: "look" };
    case "absent":
      return { ...common, type: "queue", proof: attestAbsence(common.step, common.at) };
    case "booked": {
      const vendorId = checked(decision.vendorId);
      const proof = { vendorId, evidence: "identified" as const, at: common.at, by: "operator" as const };
      return { ...common, type: "accept", proof, today: parts.clock.today(parts.zone), problems: [] };
    }
    case "giveUp": {
      const given = problem("ACC_UNKNOWN_UNCLEAR", { message: "an operator decided not to send it" });
      return { ...common, type: "refuse", abandoned: true, problems: [given] };
    }
  }
}

/** Settles submissions that wait for a person by an operator's decision, under a lease like any worker. */
export class OperatorDesk {
  readonly #parts: DeskParts;

  constructor(parts: DeskParts) {
    this.#parts = parts;
  }

  /**
   * Applies a decision and returns the submission as it is now. Throws ConnectorError
   * ACC_REQUEST_NOT_FOUND for an unknown reference and ACC_REQUEST_DECISION when the decision does not fit.
   */
  async decide(reference: string, decision: Decision): Promise<Submission> {
    const { store, clock, policy, ids, client } = this.#parts;
    const found = await store.find(reference);
    if (found?.client !== client.id)
      throw refuse("there is no submission with this reference", "ACC_REQUEST_NOT_FOUND");
    const query = {
      client: client.id,
      worker: `operator-${ids.next()}`,
      now: clock.now(),
      lease: policy.lease,
    };
    const claim = await store.claimOne(reference, query);
    if (claim === undefined) throw refuse("a worker is busy with this submission; try again shortly");
    try {
      const event = this.#eventOf(claim.submission, decision);
      const submission = transition(claim.submission, event);
      await store.record({ claim, submission, event: `operator.${decision.type}`, step: event.step });
      return submission;
    } finally {
      await store.release(claim);
    }
  }

  #eventOf(submission: Submission, decision: Decision): SubmissionEvent {
    const wanted = stateFor[decision.type];
    if (submission.state !== wanted) {
      throw refuse(`this decision is for ${wanted} submissions, and this one is ${submission.state}`);
    }
    const progress = decision.type === "attest" ? handedOver(submission) : nextStep(submission);
    if (progress === undefined) throw refuse("the submission is settled; there is nothing to decide");
    const common = { at: this.#parts.clock.now(), step: progress.step.name };
    return settlement(this.#parts, submission, decision, common);
  }
}
