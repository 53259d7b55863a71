import { addDays } from "@confirma-connect/core";
import { inLedger, type PlantedDefect } from "./damage.ts";

/** Takes the beginning of a period as excluded. */
export const skipsFirstDay: PlantedDefect = {
  name: "leaves out the first day of a period",
  after: ["odoo/odoo#72027"],
  caughtBy: ["ledger/read/edges"],
  subject: inLedger(({ read }) => ({
    async *read({ from, to }) {
      if (read !== undefined) yield* read({ from: addDays(from, 1), to });
    },
  })),
};
