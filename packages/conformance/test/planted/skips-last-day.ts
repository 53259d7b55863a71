import { addDays } from "@confirma-connect/core";
import { inLedger, type PlantedDefect } from "./damage.ts";

/** Takes the end of a period as excluded. */
export const skipsLastDay: PlantedDefect = {
  name: "leaves out the last day of a period",
  after: ["crater-invoice/crater#905"],
  caughtBy: ["ledger/read/edges"],
  subject: inLedger(({ read }) => ({
    async *read({ from, to }) {
      if (read !== undefined) yield* read({ from, to: addDays(to, -1) });
    },
  })),
};
