import { InvariantError } from "../error/invariant-error.ts";
import type { Problem } from "../rules/problem.ts";
import { nextStep, type StepProgress, type Submission, type SubmissionState } from "./submission.ts";
import type { SubmissionEvent, SubmissionEventType } from "./submission-event.ts";

type Table = Readonly<Record<SubmissionState, readonly SubmissionEventType[]>>;

/** Which events each state admits. `docs/delivery.md` prints this table. */
export const admittedEvents: Table = {
  queued: ["send", "accept", "refuse", "postpone", "stall", "park", "verify"],
  sending: ["accept", "refuse", "postpone", "lose", "stall"],
  unknown: ["look", "stall", "park"],
  resolving: ["accept", "refuse", "queue", "lose", "stall", "park"],
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

/** A request may be on its way until its outcome turned out to be unknown: absence is measured from then. */
function lose(submission: Submission, event: SubmissionEvent & { type: "lose" }): Submission {
  const { at, step, lookAt, problem, acknowledged } = event;
  const fromWire = submission.state === "sending";
  const mark = acknowledged === undefined ? {} : { acknowledged };
  const steps = withStep(submission, step, (progress) => ({
    ...progress,
    ...withVendor(event),
    ...mark,
    ...(fromWire ? { sentAt: at, lost: (progress.lost ?? 0) + 1 } : {}),
  }));
  const problems = merge(submission.problems, [{ ...problem, severity: "info" }]);
  const lookUps = fromWire ? submission.lookUps : submission.lookUps + 1;
  return { ...submission, state: "unknown", steps, problems, lookUps, dueAt: lookAt };
}

function send(submission: Submission, event: SubmissionEvent & { type: "send" }): Submission {
  const { at: sentAt, sentHash } = event;
  const steps = withStep(submission, event.step, ({ acknowledged: _acknowledged, ...progress }) => ({
    ...progress,
    attempts: progress.attempts + 1,
    sentAt,
    sentHash,
  }));
  return { ...submission, state: "sending", steps };
}

function refuse(submission: Submission, event: SubmissionEvent & { type: "refuse" }): Submission {
  const problems = merge(submission.problems, event.problems);
  const mark = event.abandoned === undefined ? {} : { abandoned: event.abandoned };
  const steps = withStep(submission, event.step, (each) => ({ ...each, ...withVendor(event), ...mark }));
  return { ...withoutDue(submission), state: "refused", steps, problems };
}

function postpone(submission: Submission, event: SubmissionEvent & { type: "postpone" }): Submission {
  const steps = withStep(submission, event.step, (progress) => ({ ...progress, ...withVendor(event) }));
  const problems = merge(submission.problems, [{ ...event.problem, severity: "info" }]);
  const postponed = submission.postponed + 1;
  return { ...submission, state: "queued", steps, problems, postponed, dueAt: event.until };
}

/** The state stays: a request that may be on the wire is still looked up, never forgotten. */
function stall(submission: Submission, event: SubmissionEvent & { type: "stall" }): Submission {
  const problems = merge(submission.problems, [{ ...event.problem, severity: "warning" }]);
  return { ...submission, problems, stalls: (submission.stalls ?? 0) + 1, dueAt: event.until };
}

function park(submission: Submission, event: SubmissionEvent & { type: "park" }): Submission {
  const problems = merge(submission.problems, [{ ...event.problem, severity: "warning" }]);
  return { ...withoutDue(submission), state: "parked", problems };
}

function verify(submission: Submission, event: SubmissionEvent & { type: "verify" }): Submission {
  const steps = withStep(submission, event.step, (progress) => ({ ...progress, proof: event.proof }));
  return { ...submission, steps, problems: merge(submission.problems, event.problems) };
}

function apply(submission: Submission, event: SubmissionEvent): Submission {
  switch (event.type) {
    case "send":
      return send(submission, event);
    case "accept":
      return accept(submission, event);
    case "refuse":
      return refuse(submission, event);
    case "postpone":
      return postpone(submission, event);
    case "lose":
      return lose(submission, event);
    case "stall":
      return stall(submission, event);
    case "look":
      return { ...submission, state: "resolving", dueAt: event.at };
    case "queue":
      return { ...submission, state: "queued", lookUps: 0, dueAt: event.until ?? event.at };
    case "park":
      return park(submission, event);
    case "renew":
      return renew(submission, event);
    case "verify":
      return verify(submission, event);
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
  const changed = { ...apply(submission, event), updatedAt: event.at };
  if (event.type === "stall") return changed;
  const { stalls: _stalls, ...moved } = changed;
  return moved;
}
