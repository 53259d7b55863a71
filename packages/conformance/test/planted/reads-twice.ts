import { inLedger, type PlantedDefect } from "./damage.ts";

/** Two pages that overlap. */
export const readsTwice: PlantedDefect = {
  name: "reads every document twice",
  after: ["unkeyed/unkey#6841"],
  caughtBy: ["ledger/read/equal"],
  subject: inLedger(({ read }) => ({
    async *read(period) {
      if (read === undefined) return;
      yield* read(period);
      yield* read(period);
    },
  })),
};
