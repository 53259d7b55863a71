import type { PlantedDefect } from "./planted-defect.ts";

/** Defects in settling an unknown outcome. */
export const resolvingDefects: readonly PlantedDefect[] = [
  {
    name: "absenceAtOnce",
    title: "what a look-up does not see counts as absent at once",
    edits: [
      {
        file: "core/src/delivery/send-permit.ts",
        from: "if (asOf < conclusiveFrom) return { notBefore: conclusiveFrom };",
        to: "",
      },
    ],
  },
  {
    name: "boundHalved",
    title: "only half of the declared bound for late writes is waited for",
    edits: [
      {
        file: "core/src/delivery/send-permit.ts",
        from: 'if (lateWriteBound === "never") return { notBefore: "never" };',
        to: 'if (lateWriteBound === "never") return { notBefore: "never" };\n  if (asOf >= sentAt + lateWriteBound / 2) return { step, asOf };',
      },
    ],
  },
  {
    name: "boundFromFirstSending",
    title: "the bound is measured from the first sending, however often it was sent since",
    edits: [
      {
        file: "core/src/delivery/submission-transition.ts",
        from: "    sentAt,\n    sentHash,",
        to: "    sentAt: progress.sentAt ?? sentAt,\n    sentHash,",
      },
      {
        file: "core/src/delivery/submission-transition.ts",
        from: "? { sentAt: at, lost:",
        to: "? { lost:",
      },
      {
        file: "core/src/delivery/sent-watch.ts",
        from: "if (elapsed !== undefined) this.#since.set",
        to: "if (elapsed !== undefined && !this.#since.has(keyOf(reference, step))) this.#since.set",
      },
      {
        file: "core/src/delivery/sent-watch.ts",
        from: "    this.#since.delete(keyOf(reference, step));",
        to: "",
      },
    ],
  },
  {
    name: "sleepInsteadOfResolve",
    title: "after a pause it is sent again without a look-up",
    edits: [
      {
        file: "core/src/delivery/delivery-engine.ts",
        from: 'if (isIn(submission, "resolving")) return resolveUnknown(job, submission, progress);',
        to: 'if (isIn(submission, "resolving")) return record(job, submission, { type: "queue", at: this.#parts.clock.now(), step: progress.step.name, proof: { step: progress.step.name, asOf: this.#parts.clock.now() } });',
      },
    ],
  },
  {
    name: "unclearIsAbsent",
    title: "a look-up without an answer counts as absence",
    edits: [
      {
        file: "core/src/delivery/resolver.ts",
        from: "      return lookAgain(job, submission, common, sighting);",
        to: "      return concludeAbsence(job, common, progress, { asOf: common.at, watched });",
      },
    ],
  },
  {
    name: "absentIsRefused",
    title: "what is not there at the first look counts as refused",
    edits: [
      {
        file: "core/src/delivery/resolver.ts",
        from: "return concludeAbsence(job, common, progress, { asOf: sighting.asOf, watched });",
        to: 'return { ...common, type: "refuse", problems: [problem("ACC_UNKNOWN_NO_EFFECT")] };',
      },
    ],
  },
  {
    name: "unclearIsFound",
    title: "a look-up without a clear result counts as a yes",
    edits: [
      {
        file: "core/src/delivery/resolver.ts",
        from: "      return lookAgain(job, submission, common, sighting);",
        to: '      return { ...common, type: "accept", proof: { vendorId: "1", evidence: "identified", at: common.at, by: "lookUp" }, today: clock.today(zone), problems: [] };',
      },
    ],
  },
  {
    name: "lookUpsForEver",
    title: "what stays unclear is looked up for ever",
    edits: [
      {
        file: "core/src/delivery/resolver.ts",
        from: 'if (submission.lookUps + 1 >= policy.lookUps) return { ...common, type: "park", problem: sighting.problem };',
        to: "",
      },
    ],
  },
];
