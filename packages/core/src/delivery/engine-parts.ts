import type { Clock } from "../ports/clock.ts";
import type { StepChannel } from "../ports/document-channel.ts";
import type { IdSource } from "../ports/id-source.ts";
import type { Log, LogFields } from "../ports/log.ts";
import type { KindManifest, Manifest } from "../ports/manifest.ts";
import type { Step } from "../ports/step.ts";
import type { Change, Claim, SubmissionStore } from "../ports/submission-store.ts";
import type { SystemRegistry } from "../service/system-registry.ts";
import type { KeptLease } from "./keep-lease.ts";
import type { RetryPolicy } from "./retry-policy.ts";
import type { SentWatch } from "./sent-watch.ts";
import { nextStep, type StepProgress, type Submission } from "./submission.ts";
import type { SubmissionEvent } from "./submission-event.ts";
import { transition } from "./submission-transition.ts";

/** What the engine is built from. */
export interface EngineParts {
  readonly systems: SystemRegistry;
  readonly store: SubmissionStore;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly log: Log;
  readonly policy: RetryPolicy;
  /** Time zone (IANA) in which "today" is meant. */
  readonly zone: string;
  /** Calls again and again, by milliseconds, until the returned function is called; default: a timer of the host. */
  readonly every?: (period: number, action: () => void) => () => void;
}

/** One claimed submission on the workbench: everything that sending and looking up needs. */
export interface Job {
  readonly parts: EngineParts;
  readonly claim: Claim;
  readonly lease: KeptLease;
  readonly sent: SentWatch;
  readonly channel: StepChannel;
  readonly manifest: Manifest;
  readonly kind: KindManifest;
  readonly signal?: AbortSignal;
}

/** Applies an event, records it durably under the claim's fence, and returns the new submission. */
export async function record(job: Job, submission: Submission, event: SubmissionEvent): Promise<Submission> {
  const changed = transition(submission, event);
  const change: Change = { claim: job.claim, submission: changed, event: event.type, step: event.step };
  await job.parts.store.record(change);
  watch(job, submission, changed);
  const { log } = job.parts;
  const fields = describe(changed, event.step);
  if (event.type === "park" || event.type === "refuse") log.warn(`step.${event.type}`, fields);
  else log.info(`step.${event.type}`, fields);
  return changed;
}

/** A request may be on its way from the moment it is sent until its outcome turned out to be unknown. */
function watch({ sent }: Job, before: Submission, after: Submission): void {
  const step = nextStep(before)?.step.name ?? "";
  const mayHaveLeft = after.state === "sending" || (before.state === "sending" && after.state === "unknown");
  if (mayHaveLeft) sent.begin(after.reference, step);
  else if (after.state !== "unknown" && after.state !== "resolving") sent.end(after.reference, step);
}

/** The loggable facts of a submission. */
export const describe = (submission: Submission, step?: string): LogFields => ({
  client: submission.client,
  system: submission.system,
  kind: submission.kind,
  reference: submission.reference,
  state: submission.state,
  ...(step === undefined ? {} : { step }),
});

/** The attempt that belongs to the next request of a step. */
export const attemptOf = (job: Job, progress: StepProgress) => ({
  id: job.parts.ids.next(),
  number: progress.attempts + 1,
  ...(job.signal === undefined ? {} : { signal: job.signal }),
});

/** The text whose hash shows which bytes were sent. */
export const wireText = (step: Step): string =>
  `${step.request.method} ${step.request.resource}\n${step.request.contentType}\n\n${step.request.body}`;
