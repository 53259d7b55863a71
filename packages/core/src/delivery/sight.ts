import type { Sighting } from "../ports/outcome.ts";
import type { ResolvedStep } from "../ports/step.ts";
import { problem } from "../rules/problem.ts";
import { attemptOf, describe, type Job } from "./engine-parts.ts";
import { leaseSignal } from "./lease-signal.ts";
import type { StepProgress, Submission } from "./submission.ts";

/** Looks for a step's effect; a look-up that fails in any way is `unclear`, never `absent`. */
export async function sight(
  job: Job,
  submission: Submission,
  progress: StepProgress,
  step: ResolvedStep,
): Promise<Sighting> {
  // A look-up writes nothing, but a worker that lost its lease would make it beside the next one's request.
  const { signal, end } = leaseSignal(job.lease, job.signal);
  try {
    return await job.channel.locate(step, { ...attemptOf(job, progress), signal });
  } catch {
    job.parts.log.error("locate.threw", { ...describe(submission, step.name), code: "ACC_BUG_INVARIANT" });
    return { type: "unclear", problem: problem("ACC_UNKNOWN_UNCLEAR") };
  } finally {
    end();
  }
}
