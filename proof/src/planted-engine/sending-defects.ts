import type { PlantedDefect } from "./planted-defect.ts";

/** Defects in sending a step and in reading its answer. */
export const sendingDefects: readonly PlantedDefect[] = [
  {
    name: "retryAfterReset",
    title: "a request without an answer is sent again after a pause",
    edits: [
      {
        file: "core/src/delivery/send-step.ts",
        from: 'return { ...common, type: "lose", lookAt: at + policy.firstLookUp, problem: outcome.problem };',
        to: 'return { ...common, type: "postpone", until: at + policy.firstDelay, problem: outcome.problem };',
      },
    ],
  },
  {
    name: "retryServerError",
    title: "an answer of 5xx is taken for a proof that nothing happened",
    edits: [
      {
        file: "core/src/delivery/send-step.ts",
        from: 'return { ...common, type: "lose", lookAt: at + policy.firstLookUp, problem: outcome.problem };',
        to: 'return (outcome.vendor?.status ?? 0) >= 500 ? { ...common, type: "postpone", until: at + policy.firstDelay, problem: outcome.problem } : { ...common, type: "lose", lookAt: at + policy.firstLookUp, problem: outcome.problem };',
      },
    ],
  },
  {
    name: "retryInside",
    title: "a request without an answer is repeated at once, in the same attempt",
    edits: [
      {
        file: "core/src/delivery/send-step.ts",
        from: "const outcome = await dispatch(job, permitToSend(submission, step.name), progress, step);",
        to: 'let outcome = await dispatch(job, permitToSend(submission, step.name), progress, step);\n  if (outcome.type === "unknown") outcome = await dispatch(job, permitToSend(submission, step.name), progress, step);',
      },
    ],
  },
  {
    name: "bindAfterCreate",
    title: "that a request leaves is recorded only after it was answered",
    edits: [
      {
        file: "core/src/delivery/send-step.ts",
        from: '  const sending = await record(job, submission, { type: "send", at, step: step.name, sentHash });\n  const outcome = await dispatch(job, permitToSend(submission, step.name), progress, step);\n',
        to: '  const outcome = await dispatch(job, permitToSend(submission, step.name), progress, step);\n  const sending = await record(job, submission, { type: "send", at, step: step.name, sentHash });\n',
      },
    ],
  },
  {
    name: "unknownRefused",
    title: "an unknown outcome counts as a refusal",
    edits: [
      {
        file: "core/src/delivery/send-step.ts",
        from: 'return { ...common, type: "lose", lookAt: at + policy.firstLookUp, problem: outcome.problem };',
        to: 'return { ...common, type: "refuse", problems: [outcome.problem] };',
      },
    ],
  },
  {
    name: "unknownAccepted",
    title: "an unknown outcome counts as a yes",
    edits: [
      {
        file: "core/src/delivery/send-step.ts",
        from: 'return { ...common, type: "lose", lookAt: at + policy.firstLookUp, problem: outcome.problem };',
        to: 'return { ...common, type: "accept", proof: { evidence: "identified", vendorId: "1", at, by: "answer" }, today: today(job), problems: [] };',
      },
    ],
  },
  {
    name: "acknowledgedBelieved",
    title: "a yes that names nothing is believed",
    edits: [
      {
        file: "core/src/delivery/send-step.ts",
        from: 'outcome.evidence === "acknowledged" && atLeast(job.kind.bestEvidence, "identified")',
        to: 'outcome.evidence === "handedOver" && atLeast(job.kind.bestEvidence, "identified")',
      },
    ],
  },
  {
    name: "refusalRepeated",
    title: "a refused document is sent again and again",
    edits: [
      {
        file: "core/src/delivery/send-step.ts",
        from: 'return { ...common, type: "refuse", problems: outcome.problems };',
        to: 'return { ...common, type: "postpone", until: at + 12 * policy.longestDelay, problem: outcome.problems[0] };',
      },
    ],
  },
  {
    name: "leaseWithoutFence",
    title: "the fence is not checked before a request leaves",
    edits: [
      {
        file: "core/src/delivery/send-step.ts",
        from: "if (!(await job.parts.store.holds(job.claim, job.parts.clock.now()))) throw new LeaseLostError();",
        to: "",
      },
      {
        file: "core/src/delivery/send-step.ts",
        from: "{ ...attemptOf(job, progress), signal }",
        to: "attemptOf(job, progress)",
      },
    ],
  },
  {
    name: "fenceCheckedOnce",
    title: "the fence is checked before the adapter waits, not when the request leaves",
    edits: [
      {
        file: "core/src/delivery/send-step.ts",
        from: "{ ...attemptOf(job, progress), signal }",
        to: "attemptOf(job, progress)",
      },
    ],
  },
  {
    name: "registerPolledForEver",
    title: "a register that stays unclear is asked for ever",
    edits: [
      {
        file: "core/src/delivery/send-step.ts",
        from: 'if (postponed + 1 >= policy.lookUps) return { ...common, type: "park", problem };',
        to: "",
      },
    ],
  },
  {
    name: "secondAttemptNewKey",
    title: "every attempt writes another key into the document",
    edits: [
      {
        file: "core/src/delivery/resolve-step.ts",
        from: "return { ...step, request, identifiers };",
        to: "const fresh = request.body.replaceAll(step.identity.key, step.identity.key.slice(0, -1) + progress.attempts);\n  return { ...step, request: progress.attempts > 0 ? { ...request, body: fresh } : request, identifiers };",
      },
    ],
  },
];
