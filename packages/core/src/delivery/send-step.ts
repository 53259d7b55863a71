import { ConnectorError } from "../error/connector-error.ts";
import { LeaseLostError } from "../error/lease-lost-error.ts";
import { hashText } from "../mapping/content-hash.ts";
import { atLeast } from "../ports/evidence.ts";
import type { Outcome, Sighting } from "../ports/outcome.ts";
import type { ResolvedStep } from "../ports/step.ts";
import { problem } from "../rules/problem.ts";
import { attemptOf, describe, type Job, record, wireText } from "./engine-parts.ts";
import { leaseSignal } from "./lease-signal.ts";
import { resolveStep } from "./resolve-step.ts";
import { backOff } from "./retry-policy.ts";
import { permitToSend, type SendPermit } from "./send-permit.ts";
import { sight } from "./sight.ts";
import { codeOfThrown } from "./stall-submission.ts";
import type { StepProgress, Submission, SubmissionIn } from "./submission.ts";
import type { SubmissionEvent } from "./submission-event.ts";

/** Carries the next step of a queued submission one event further. */
export async function sendStep(
  job: Job,
  submission: SubmissionIn<"queued">,
  progress: StepProgress,
): Promise<Submission> {
  const step = resolveStep(submission, progress);
  if (step.action !== "create") {
    const sighting = await sight(job, submission, progress, step);
    const settled = settleRegisterEntry(job, submission, step, sighting);
    if (settled !== undefined) return record(job, submission, settled);
  }
  const sentHash = hashText(wireText(step));
  const at = job.parts.clock.now();
  const sending = await record(job, submission, { type: "send", at, step: step.name, sentHash });
  const outcome = await dispatch(job, permitToSend(submission, step.name), progress, step);
  const answered = await record(job, sending, eventOf(job, submission, step, outcome));
  return outcome.type === "accepted" ? verify(job, answered, step) : answered;
}

/** What a register look-up says before anything is sent; undefined: go on and create the entry. */
function settleRegisterEntry(
  job: Job,
  submission: Submission,
  step: ResolvedStep,
  sighting: Sighting,
): SubmissionEvent | undefined {
  const at = job.parts.clock.now();
  const common = { at, step: step.name };
  switch (sighting.type) {
    case "found": {
      const proof = { vendorId: sighting.vendorId, evidence: sighting.evidence, at, by: "lookUp" as const };
      return { ...common, type: "accept", proof, today: today(job), problems: [] };
    }
    case "taken":
      return { ...common, type: "refuse", problems: [sighting.problem] };
    case "unclear":
      return waitForRegister(job, submission, common, sighting);
    case "absent":
      if (step.action === "ensure") return undefined;
      return { ...common, type: "refuse", problems: [notInRegister(step)] };
  }
}

/** A register that stays unclear is an operator's matter in the end, like a document that does. */
function waitForRegister(
  job: Job,
  { postponed }: Submission,
  common: { readonly at: number; readonly step: string },
  { problem, retryAfter }: Sighting & { type: "unclear" },
): SubmissionEvent {
  const { policy } = job.parts;
  if (postponed + 1 >= policy.lookUps) return { ...common, type: "park", problem };
  const until = common.at + backOff(policy, policy.firstDelay, postponed, retryAfter);
  return { ...common, type: "postpone", until, problem };
}

const notInRegister = (step: ResolvedStep) =>
  problem("ACC_REFUSED_NOT_FOUND", { message: `${step.title}: not found in the accounting system` });

const today = (job: Job) => job.parts.clock.today(job.parts.zone);

/**
 * The only call of `deliver`. Nobody comes here without a permit; the fence is checked right before, and by the
 * signal again when the request leaves: the adapter may have to wait for its turn or for a token.
 */
async function dispatch(
  job: Job,
  permit: SendPermit,
  progress: StepProgress,
  step: ResolvedStep,
): Promise<Outcome> {
  if (!(await job.parts.store.holds(job.claim, job.parts.clock.now()))) throw new LeaseLostError();
  const { signal, end } = leaseSignal(job.lease, job.signal);
  try {
    return await job.channel.deliver(step, { ...attemptOf(job, progress), signal });
  } catch (error) {
    const code = codeOfThrown(error);
    job.parts.log.error("deliver.threw", { ...describe(job.claim.submission, permit.step), code });
    return ConnectorError.is(error) && error.delivery === "notSent"
      ? { type: "notSent", problem: problem(code) }
      : { type: "unknown", problem: problem("ACC_UNKNOWN_SERVER_FAULT") };
  } finally {
    end();
  }
}

function eventOf(job: Job, submission: Submission, step: ResolvedStep, outcome: Outcome): SubmissionEvent {
  const at = job.parts.clock.now();
  const { policy } = job.parts;
  const common = { at, step: step.name, ...(outcome.vendor === undefined ? {} : { vendor: outcome.vendor }) };
  switch (outcome.type) {
    case "accepted": {
      if (outcome.evidence === "acknowledged" && atLeast(job.kind.bestEvidence, "identified")) {
        return {
          ...common,
          type: "lose",
          lookAt: at,
          problem: problem("ACC_UNKNOWN_ACKNOWLEDGED"),
          acknowledged: true,
        };
      }
      const named = outcome.vendorId === undefined ? {} : { vendorId: outcome.vendorId };
      const proof = { ...named, evidence: outcome.evidence, at, by: "answer" as const };
      return { ...common, type: "accept", proof, today: today(job), problems: [] };
    }
    case "refused":
      return { ...common, type: "refuse", problems: outcome.problems };
    case "notSent": {
      const until = at + backOff(policy, policy.firstDelay, submission.postponed, outcome.retryAfter);
      return { ...common, type: "postpone", until, problem: outcome.problem };
    }
    case "unknown":
      return { ...common, type: "lose", lookAt: at + policy.firstLookUp, problem: outcome.problem };
  }
}

/** Reads an accepted step back when that can still raise its evidence. */
async function verify(job: Job, submission: Submission, step: ResolvedStep): Promise<Submission> {
  const progress = submission.steps.find((each) => each.step.name === step.name);
  const proof = progress?.proof;
  if (progress === undefined || proof === undefined || !job.parts.policy.readBack) return submission;
  const { bestEvidence } = job.kind;
  if (step.action !== "create" || atLeast(proof.evidence, bestEvidence)) return submission;
  const sighting = await sight(job, submission, progress, step);
  if (sighting.type !== "found") return submission;
  const at = job.parts.clock.now();
  const differs = proof.vendorId !== undefined && proof.vendorId !== sighting.vendorId;
  const problems = differs
    ? [...sighting.differences, problem("ACC_ANSWER_DIFFERS", { severity: "warning" })]
    : sighting.differences;
  const evidence =
    atLeast(sighting.evidence, proof.evidence) && !differs ? sighting.evidence : proof.evidence;
  const raised = { vendorId: proof.vendorId ?? sighting.vendorId, evidence, at, by: "lookUp" as const };
  return record(job, submission, { type: "verify", at, step: step.name, proof: raised, problems });
}
