import type { ErrorCode } from "../error/codes.ts";
import { ConnectorError } from "../error/connector-error.ts";
import type { Claim } from "../ports/submission-store.ts";
import { problem } from "../rules/problem.ts";
import { describe, type EngineParts } from "./engine-parts.ts";
import { backOff } from "./retry-policy.ts";
import { isFinal, nextStep, type Submission } from "./submission.ts";
import type { SubmissionEvent } from "./submission-event.ts";
import { admittedEvents, transition } from "./submission-transition.ts";

/** What an unexpected throw is called: errors of this project know their code, anything else is a defect. */
export const codeOfThrown = (error: unknown): ErrorCode =>
  ConnectorError.is(error) ? error.code : "ACC_BUG_INVARIANT";

function stallEvent(parts: EngineParts, submission: Submission, code: ErrorCode): SubmissionEvent {
  const { policy, clock } = parts;
  const step = nextStep(submission)?.step.name ?? "";
  const common = { at: clock.now(), step, problem: problem(code) };
  const count = (submission.stalls ?? 0) + 1;
  if (count >= policy.stalls && admittedEvents[submission.state].includes("park")) {
    return { ...common, type: "park" };
  }
  return { ...common, type: "stall", until: common.at + backOff(policy, policy.firstDelay, count) };
}

/**
 * Puts a submission aside after a round that ended by a throw, so that it neither spins nor blocks its
 * lane; after the policy's number of such rounds an operator is asked. Tells whether that was recorded.
 */
export async function stallSubmission(parts: EngineParts, claim: Claim, error: unknown): Promise<boolean> {
  const { store, log } = parts;
  const code = codeOfThrown(error);
  log.error("work.stopped", { ...describe(claim.submission), code });
  if (code === "ACC_STORE_LEASE_LOST") return false;
  try {
    const submission = await store.find(claim.submission.reference);
    if (submission === undefined || isFinal(submission.state) || submission.state === "parked") return false;
    const event = stallEvent(parts, submission, code);
    const stalled = transition(submission, event);
    await store.record({ claim, submission: stalled, event: event.type, step: event.step });
    return true;
  } catch (fault) {
    log.error("work.stall-not-recorded", { ...describe(claim.submission), code: codeOfThrown(fault) });
    return false;
  }
}
