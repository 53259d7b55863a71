import type { ProcountorFault } from "@confirma-connect/simulators";

/** How long after its request a late write appears in the books of the demo, in milliseconds. */
export const lateBy = 900;

type Bare<F> = F extends unknown ? Omit<F, "when"> : never;

interface Planned {
  readonly fault: Bare<ProcountorFault>;
  /** How many writes it hits. */
  readonly times: number;
}

/** Everything that goes wrong with writes; refused connections are added while the demo runs. */
const planned: readonly Planned[] = [
  { fault: { kind: "commitAndLoseAnswer" }, times: 7 },
  { fault: { kind: "loseRequest" }, times: 7 },
  { fault: { kind: "serverError", committed: true, status: 500 }, times: 6 },
  { fault: { kind: "serverError", committed: false, status: 503 }, times: 4 },
  { fault: { kind: "htmlPage", committed: true }, times: 3 },
  { fault: { kind: "truncatedBody" }, times: 5 },
  { fault: { kind: "commitLate", afterMs: lateBy }, times: 5 },
  { fault: { kind: "refuseConnection" }, times: 5 },
  { fault: { kind: "tooManyRequests" }, times: 5 },
  { fault: { kind: "unableToGetConnection", committed: true }, times: 3 },
  { fault: { kind: "tokenRevoked" }, times: 3 },
];

const methods = ["POST", "PUT"] as const;

/** The faults of one run: about one write in ten goes wrong until every fault has been played. */
export const procountorFaults = (seed: number): readonly ProcountorFault[] =>
  planned.flatMap(({ fault, times }, index) =>
    methods.map((method, side): ProcountorFault => {
      const half = side === 0 ? Math.ceil(times / 2) : Math.floor(times / 2);
      return {
        ...fault,
        when: { method, probability: 0.012, seed: seed * 100 + index * 2 + side, times: half },
      };
    }),
  );
