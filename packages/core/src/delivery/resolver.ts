import type { Sighting } from "../ports/outcome.ts";
import { problem } from "../rules/problem.ts";
import { type Job, record } from "./engine-parts.ts";
import { resolveStep } from "./resolve-step.ts";
import { backOff } from "./retry-policy.ts";
import { proveAbsence } from "./send-permit.ts";
import { sight } from "./sight.ts";
import type { StepProgress, Submission, SubmissionIn } from "./submission.ts";
import type { SubmissionEvent } from "./submission-event.ts";

/**
 * Settles a step that may have been booked: looks it up by its own key and concludes, in this order:
 * found → accepted; absent, and old enough to be conclusive → queued; else it waits, and asks an
 * operator after the policy's number of unclear look-ups.
 */
export async function resolveUnknown(
  job: Job,
  submission: SubmissionIn<"resolving">,
  progress: StepProgress,
): Promise<Submission> {
  const step = resolveStep(submission, progress);
  const watched = job.sent.age(submission.reference, step.name);
  const sighting = await sight(job, submission, progress, step);
  return record(job, submission, conclude(job, submission, progress, { sighting, watched }));
}

/** What a look-up saw, and how long the step had been watched when it began (see SentWatch). */
interface LookedUp {
  readonly sighting: Sighting;
  readonly watched: number | undefined;
}

function conclude(
  job: Job,
  submission: SubmissionIn<"resolving">,
  progress: StepProgress,
  { sighting, watched }: LookedUp,
): SubmissionEvent {
  const { clock, zone } = job.parts;
  const common = { at: clock.now(), step: progress.step.name };
  switch (sighting.type) {
    case "found": {
      const { vendorId, evidence, differences } = sighting;
      const proof = { vendorId, evidence, at: common.at, by: "lookUp" as const };
      return { ...common, type: "accept", proof, today: clock.today(zone), problems: differences };
    }
    case "taken":
      return job.kind.identity.enforced
        ? { ...common, type: "refuse", problems: [sighting.problem] }
        : { ...common, type: "park", problem: sighting.problem };
    case "absent":
      if (progress.acknowledged) return lookAgain(job, submission, common, missing);
      return concludeAbsence(job, common, progress, { asOf: sighting.asOf, watched });
    case "unclear":
      return lookAgain(job, submission, common, sighting);
  }
}

/** A yes was heard, so "not there" cannot be the end of it: the look-up may be behind the books. */
const missing = { type: "unclear", problem: problem("ACC_UNKNOWN_ACKNOWLEDGED") } as const;

function concludeAbsence(
  job: Job,
  common: { readonly at: number; readonly step: string },
  progress: StepProgress,
  { asOf, watched }: { readonly asOf: number; readonly watched: number | undefined },
): SubmissionEvent {
  const { policy } = job.parts;
  const { lateWriteBound } = job.manifest;
  const proof = proveAbsence({
    step: common.step,
    asOf,
    sentAt: progress.sentAt ?? asOf,
    watched,
    lateWriteBound,
  });
  if (!("notBefore" in proof)) {
    const lost = progress.lost ?? 1;
    if (lost >= policy.sendings)
      return { ...common, type: "park", problem: problem("ACC_UNKNOWN_NO_EFFECT") };
    const pause = lost === 1 ? 0 : backOff(policy, policy.firstDelay, lost - 2);
    return { ...common, type: "queue", proof, until: common.at + pause };
  }
  if (proof.notBefore === "never")
    return { ...common, type: "park", problem: problem("ACC_UNKNOWN_UNCLEAR") };
  // The adapter's clock may be behind ours, or ours may have been set: never look again without a pause.
  const lookAt = proof.notBefore > common.at ? proof.notBefore : common.at + policy.firstLookUp;
  return { ...common, type: "lose", lookAt, problem: problem("ACC_UNKNOWN_NO_ANSWER") };
}

function lookAgain(
  job: Job,
  submission: Submission,
  common: { readonly at: number; readonly step: string },
  sighting: Sighting & { type: "unclear" },
): SubmissionEvent {
  const { policy } = job.parts;
  if (submission.lookUps + 1 >= policy.lookUps) return { ...common, type: "park", problem: sighting.problem };
  const lookAt = common.at + backOff(policy, policy.firstLookUp, submission.lookUps, sighting.retryAfter);
  return { ...common, type: "lose", lookAt, problem: sighting.problem };
}
