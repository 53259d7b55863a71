import type { EngineParts } from "../delivery/engine-parts.ts";
import { attestAbsence } from "../delivery/send-permit.ts";
import { nextStep, type Submission } from "../delivery/submission.ts";
import type { SubmissionEvent } from "../delivery/submission-event.ts";
import { transition } from "../delivery/submission-transition.ts";
import { ConnectorError } from "../error/connector-error.ts";
import { type Problem, problem } from "../rules/problem.ts";

/**
 * What an operator may decide about a submission that waits for a person.
 * - `look`: look it up again now.
 * - `booked`: the operator saw it in the books, under this identifier.
 * - `absent`: the operator looked and vouches that it is not in the books; it will be sent again.
 * - `giveUp`: it shall not be sent; it ends as refused.
 */
export type Decision =
  | { readonly type: "look" }
  | { readonly type: "booked"; readonly vendorId: string }
  | { readonly type: "absent" }
  | { readonly type: "giveUp" };

const refuse = (message: string): ConnectorError =>
  new ConnectorError({ code: "ACC_REQUEST_NOT_FOUND", stage: "serve", delivery: "notSent", message });

function eventOf(parts: EngineParts, submission: Submission, decision: Decision): SubmissionEvent {
  const progress = nextStep(submission);
  if (progress === undefined) throw refuse("the submission is settled; there is nothing to decide");
  const common = { at: parts.clock.now(), step: progress.step.name };
  switch (decision.type) {
    case "look":
      return { ...common, type: "look" };
    case "absent":
      return { ...common, type: "queue", proof: attestAbsence(common.step, common.at) };
    case "booked": {
      const { vendorId } = decision;
      const proof = { vendorId, evidence: "identified" as const, at: common.at, by: "operator" as const };
      return { ...common, type: "accept", proof, today: parts.clock.today(parts.zone), problems: [] };
    }
    case "giveUp": {
      const given: Problem = problem("ACC_UNKNOWN_UNCLEAR", {
        message: "an operator decided not to send it",
      });
      return { ...common, type: "refuse", problems: [given] };
    }
  }
}

/** Settles parked submissions by an operator's decision, under a lease like any worker. */
export class OperatorDesk {
  readonly #parts: EngineParts;

  constructor(parts: EngineParts) {
    this.#parts = parts;
  }

  /** Applies a decision to a parked submission and returns it as it is now. */
  async decide(reference: string, decision: Decision): Promise<Submission> {
    const { store, clock, policy, ids } = this.#parts;
    const found = await store.find(reference);
    if (found === undefined) throw refuse("there is no submission with this reference");
    const query = {
      client: found.client,
      worker: `operator-${ids.next()}`,
      now: clock.now(),
      lease: policy.lease,
    };
    const claim = await store.claimOne(reference, query);
    if (claim === undefined)
      throw refuse("a worker is busy with this submission or its lane; try again shortly");
    try {
      if (claim.submission.state !== "parked")
        throw refuse(`only parked submissions wait for a decision, this one is ${claim.submission.state}`);
      const event = eventOf(this.#parts, claim.submission, decision);
      const submission = transition(claim.submission, event);
      await store.record({ claim, submission, event: `operator.${decision.type}`, step: event.step });
      return submission;
    } finally {
      await store.release(claim);
    }
  }
}
