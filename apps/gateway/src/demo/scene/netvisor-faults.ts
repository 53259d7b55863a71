import type { NetvisorFault } from "@confirma-connect/simulators";

/** How long after its request a late write appears in the books of the demo, in milliseconds. */
export const lateBy = 900;

type Bare<F> = F extends unknown ? Omit<F, "when"> : never;

interface Planned {
  readonly fault: Bare<NetvisorFault>;
  /** How many writes it hits. */
  readonly times: number;
}

/** Everything that goes wrong with writes; refused connections are added while the demo runs. */
const planned: readonly Planned[] = [
  { fault: { kind: "commitAndLoseAnswer" }, times: 9 },
  { fault: { kind: "loseRequest" }, times: 9 },
  { fault: { kind: "serverError", committed: true, status: 500 }, times: 7 },
  { fault: { kind: "serverError", committed: false, status: 500 }, times: 7 },
  { fault: { kind: "htmlPage", committed: true }, times: 5 },
  { fault: { kind: "htmlPage", committed: false }, times: 5 },
  { fault: { kind: "truncatedBody" }, times: 7 },
  { fault: { kind: "commitLate", afterMs: lateBy }, times: 7 },
  { fault: { kind: "refuseConnection" }, times: 6 },
  { fault: { kind: "technicalError", committed: true }, times: 3 },
  { fault: { kind: "mangledIdentifier" }, times: 3 },
  { fault: { kind: "tooManyRequests" }, times: 3 },
];

/** The faults of one run: about one write in eight goes wrong until every fault has been played. */
export const netvisorFaults = (seed: number): readonly NetvisorFault[] =>
  planned.map(
    ({ fault, times }, index): NetvisorFault => ({
      ...fault,
      when: { method: "POST", probability: 0.018, seed: seed * 100 + index, times },
    }),
  );
