import type { PlantedDefect } from "./planted-defect.ts";

/** Defects in what is recorded, and in going on after a crash. */
export const recordingDefects: readonly PlantedDefect[] = [
  {
    name: "resumeAtFirstStep",
    title: "after an absence was proved, delivery begins again at the first step",
    edits: [
      {
        file: "core/src/delivery/submission-transition.ts",
        from: 'return { ...submission, state: "queued", lookUps: 0, dueAt: event.until ?? event.at };',
        to: 'return { ...submission, state: "queued", lookUps: 0, dueAt: event.until ?? event.at, steps: submission.steps.map(({ proof: _proof, ...rest }) => rest) };',
      },
    ],
  },
  {
    name: "acceptedAfterFirstStep",
    title: "a document counts as accepted when its first step is done",
    edits: [
      {
        file: "core/src/delivery/submission-transition.ts",
        from: "return nextStep(advanced) === undefined",
        to: "return nextStep(advanced) !== submission",
      },
    ],
  },
  {
    name: "parkedRequeued",
    title: "what is parked for a person goes on by itself",
    edits: [
      {
        file: "core/src/delivery/submission-transition.ts",
        from: 'return { ...withoutDue(submission), state: "parked", problems };',
        to: 'return { ...submission, state: "queued", dueAt: event.at + 60_000, problems };',
      },
    ],
  },
  {
    name: "stallForgetsSending",
    title: "after a broken host what was under way counts as never sent",
    edits: [
      {
        file: "core/src/delivery/submission-transition.ts",
        from: "return { ...submission, problems, stalls: (submission.stalls ?? 0) + 1, dueAt: event.until };",
        to: 'return { ...submission, state: "queued", problems, stalls: (submission.stalls ?? 0) + 1, dueAt: event.until };',
      },
    ],
  },
  {
    name: "stallNeverDue",
    title: "after a broken host nobody comes back",
    edits: [
      {
        file: "core/src/delivery/submission-transition.ts",
        from: "return { ...submission, problems, stalls: (submission.stalls ?? 0) + 1, dueAt: event.until };",
        to: "return { ...withoutDue(submission), problems, stalls: (submission.stalls ?? 0) + 1 };",
      },
    ],
  },
  {
    name: "lookNeverDue",
    title: "a worker that ends in the middle of a look-up leaves it for ever",
    edits: [
      {
        file: "core/src/delivery/submission-transition.ts",
        from: 'return { ...submission, state: "resolving", dueAt: event.at };',
        to: 'return { ...submission, state: "resolving", dueAt: event.at + 400 * 86_400_000 };',
      },
    ],
  },
  {
    name: "sendingSentAgain",
    title: "what a process that ended left as under way is sent again",
    edits: [
      {
        file: "core/src/delivery/delivery-engine.ts",
        from: '    if (isIn(submission, "sending")) {',
        to: '    if (isIn(submission, "sending")) return sendStep(job, { ...submission, state: "queued" }, progress);\n    if (isIn(submission, "sending")) {',
      },
    ],
  },
  {
    name: "claimWorkedTwice",
    title: "one claim is worked on twice at once",
    edits: [
      {
        file: "core/src/delivery/delivery-engine.ts",
        from: "await Promise.all(claims.map((claim) =>",
        to: "await Promise.all([...claims, ...claims].map((claim) =>",
      },
    ],
  },
  {
    name: "unknownIsFinal",
    title: "an unknown outcome is left as it is",
    edits: [
      {
        file: "core/src/delivery/submission.ts",
        from: 'state === "accepted" || state === "refused";',
        to: 'state === "accepted" || state === "refused" || state === "unknown";',
      },
    ],
  },
  {
    name: "storeErrorSwallowed",
    title: "a write that the store refuses goes unnoticed",
    edits: [
      {
        file: "core/src/delivery/engine-parts.ts",
        from: "  await job.parts.store.record(change);",
        to: "  await job.parts.store.record(change).catch(() => undefined);",
      },
    ],
  },
  {
    name: "stallFromOldClaim",
    title: "after a broken host the submission is written back as it was claimed",
    edits: [
      {
        file: "core/src/delivery/stall-submission.ts",
        from: "const submission = await store.find(claim.submission.reference);",
        to: "const submission = claim.submission;",
      },
    ],
  },
];
