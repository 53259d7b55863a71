import { InvariantError } from "../error/invariant-error.ts";
import type { Problem } from "../rules/problem.ts";
import { nextStep, type StepProgress, type Submission, type SubmissionState } from "./submission.ts";
import type { SubmissionEvent, SubmissionEventType } from "./submission-event.ts";

type Table = Readonly<Record<SubmissionState, readonly SubmissionEventType[]>>;

/** Which events each state admits. `docs/delivery.md` prints this table. */
export const admittedEvents: Table = {
  queued: ["send", "accept", "refuse", "postpone", "park", "verify"],
  sending: ["accept", "refuse", "postpone", "lose"],
  unknown: ["look", "park"],
  resolving: ["accept", "refuse", "queue", "lose", "park"],
  parked: ["look", "accept", "queue", "refuse"],
  accepted: ["verify"],
  refused: ["renew"],
};

const withStep = (
  submission: Submission,
  name: string,
  change: (progress: StepProgress) => StepProgress,
): readonly StepProgress[] =>
  submission.steps.map((progress) => (progress.step.name === name ? change(progress) : progress));

const withVendor = (event: SubmissionEvent): Pick<StepProgress, "vendor"> =>
  "vendor" in event && event.vendor !== undefined ? { vendor: event.vendor } : {};

const withoutDue = (submission: Submission): Submission => {
  const { dueAt: _dueAt, ...rest } = submission;
  return rest;
};

/** The newest word on a code and pointer replaces the older one, so problems do not pile up. */
const merge = (old: readonly Problem[], added: readonly Problem[]): readonly Problem[] => [
  ...old.filter((one) => !added.some(({ code, pointer }) => code === one.code && pointer === one.pointer)),
  ...added,
];

function accept(submission: Submission, event: SubmissionEvent & { type: "accept" }): Submission {
  const steps = withStep(submission, event.step, (progress) => ({
    ...progress,
    ...withVendor(event),
    proof: event.proof,
  }));
  const transient = submission.problems.filter(
    ({ actor, severity }) => severity !== "info" || actor === "caller",
  );
  const advanced = {
    ...submission,
    steps,
    problems: merge(transient, event.problems),
    postponed: 0,
    lookUps: 0,
  };
  return nextStep(advanced) === undefined
    ? { ...withoutDue(advanced), state: "accepted", syncedOn: event.today }
    : { ...advanced, state: "queued", dueAt: event.at };
}

/** What is proved stays proved; what an operator gave up on is never sent again. */
function renew(submission: Submission, event: SubmissionEvent & { type: "renew" }): Submission {
  const kept = submission.steps.every(({ step, proof, abandoned }, index) => {
    const unproved = step.action !== "create" || proof === undefined;
    return abandoned === undefined && (unproved || event.steps[index]?.proof === proof);
  });
  if (!kept) throw new InvariantError("a renewal must keep every proof and cannot revive an abandoned step");
  const { pins, problems, steps, at } = event;
  const version = submission.version + 1;
  return {
    ...submission,
    pins,
    problems,
    steps,
    version,
    state: "queued",
    dueAt: at,
    postponed: 0,
    lookUps: 0,
  };
}

function apply(submission: Submission, event: SubmissionEvent): Submission {
  const keepVendor = () =>
    withStep(submission, event.step, (progress) => ({ ...progress, ...withVendor(event) }));
  switch (event.type) {
    case "send": {
      const sent = (progress: StepProgress): StepProgress => ({
        ...progress,
        attempts: progress.attempts + 1,
        sentAt: event.at,
        sentHash: event.sentHash,
      });
      return { ...submission, state: "sending", steps: withStep(submission, event.step, sent) };
    }
    case "accept":
      return accept(submission, event);
    case "refuse": {
      const problems = merge(submission.problems, event.problems);
      const mark = event.abandoned === undefined ? {} : { abandoned: event.abandoned };
      const steps = withStep(submission, event.step, (each) => ({ ...each, ...withVendor(event), ...mark }));
      return { ...withoutDue(submission), state: "refused", steps, problems };
    }
    case "postpone": {
      const problems = merge(submission.problems, [{ ...event.problem, severity: "info" }]);
      const postponed = submission.postponed + 1;
      return { ...submission, state: "queued", steps: keepVendor(), problems, postponed, dueAt: event.until };
    }
    case "lose": {
      const problems = merge(submission.problems, [{ ...event.problem, severity: "info" }]);
      const lookUps = submission.state === "resolving" ? submission.lookUps + 1 : submission.lookUps;
      return { ...submission, state: "unknown", steps: keepVendor(), problems, lookUps, dueAt: event.lookAt };
    }
    case "look":
      return { ...submission, state: "resolving", dueAt: event.at };
    case "queue":
      return { ...submission, state: "queued", lookUps: 0, dueAt: event.at };
    case "park": {
      const problems = merge(submission.problems, [{ ...event.problem, severity: "warning" }]);
      return { ...withoutDue(submission), state: "parked", problems };
    }
    case "renew":
      return renew(submission, event);
    case "verify": {
      const steps = withStep(submission, event.step, (progress) => ({ ...progress, proof: event.proof }));
      return { ...submission, steps, problems: merge(submission.problems, event.problems) };
    }
  }
}

/** The only place where a submission changes. Throws InvariantError on an event its state does not admit. */
export function transition(submission: Submission, event: SubmissionEvent): Submission {
  if (!admittedEvents[submission.state].includes(event.type)) {
    throw new InvariantError(`event ${event.type} is not admitted in state ${submission.state}`);
  }
  if (event.type === "queue" && event.proof.step !== event.step) {
    throw new InvariantError("the proof of absence belongs to another step");
  }
  return { ...apply(submission, event), updatedAt: event.at };
}
