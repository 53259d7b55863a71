/** A text that must occur in a file below `packages/core/src`, and what stands there instead. */
interface Edit {
  readonly file: string;
  readonly text: string;
  readonly instead: string;
}

/** A mistake put into the shipped engine. */
export interface PlantedDefect {
  readonly name: string;
  readonly edits: readonly Edit[];
  /** Faults within which it must show. */
  readonly faults: number;
}

/** Mistakes that the field makes; the explorer has to find each of them. */
export const plantedDefects: readonly PlantedDefect[] = [
  {
    name: "neither the fence nor the lease is checked before a request leaves",
    edits: [
      {
        file: "delivery/send-step.ts",
        text: "if (!(await job.parts.store.holds(job.claim, job.parts.clock.now()))) throw new LeaseLostError();",
        instead: "",
      },
      {
        file: "delivery/send-step.ts",
        text: "{ ...attemptOf(job, progress), signal }",
        instead: "attemptOf(job, progress)",
      },
    ],
    faults: 1,
  },
  {
    name: "an unanswered request is sent again without a look-up",
    edits: [
      {
        file: "delivery/submission-transition.ts",
        text: 'state: "unknown", steps, problems, lookUps',
        instead: 'state: "queued", steps, problems, lookUps',
      },
    ],
    faults: 1,
  },
  {
    name: "absence is believed at the first look-up",
    edits: [
      {
        file: "delivery/send-permit.ts",
        text: "if (asOf < conclusiveFrom) return { notBefore: conclusiveFrom };",
        instead: "",
      },
    ],
    faults: 1,
  },
  {
    name: "a sending that another process began is not looked up",
    edits: [
      {
        file: "delivery/delivery-engine.ts",
        text: 'if (isIn(submission, "queued")) return sendStep(job, submission, progress);',
        instead:
          'if (isIn(submission, "queued") || isIn(submission, "sending")) return sendStep(job, { ...submission, state: "queued" }, progress);',
      },
    ],
    faults: 1,
  },
  {
    name: "the last moment of a sending is not moved on when its outcome turns out to be unknown",
    edits: [
      {
        file: "delivery/submission-transition.ts",
        text: "...(fromWire ? { sentAt: at, lost: (progress.lost ?? 0) + 1 } : {}),",
        instead: "...(fromWire ? { sentAt: 0, lost: (progress.lost ?? 0) + 1 } : {}),",
      },
    ],
    faults: 1,
  },
  {
    name: "a request leaves before its sending is recorded",
    edits: [
      {
        file: "delivery/send-step.ts",
        text: 'const sending = await record(job, submission, { type: "send", at, step: step.name, sentHash });\n  const outcome = await dispatch(job, permitToSend(submission, step.name), progress, step);',
        instead:
          'const outcome = await dispatch(job, permitToSend(submission, step.name), progress, step);\n  const sending = await record(job, submission, { type: "send", at, step: step.name, sentHash });',
      },
    ],
    faults: 0,
  },
];
