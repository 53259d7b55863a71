import { declaring, type PlantedDefect } from "./damage.ts";

/** Over the declared limit, and taken without a word. */
export const declaresFewerRows: PlantedDefect = {
  name: "declares fewer rows than it takes",
  after: [],
  caughtBy: ["ledger/limit/rows"],
  subject: declaring((ledger) => ({ ...ledger, limits: { ...ledger.limits, rows: 150 } })),
};
