import { inLedger, outcomes, type PlantedDefect } from "./damage.ts";

/** An exception tells nobody whether the document was booked. */
export const throwsWhenLost: PlantedDefect = {
  name: "throws when the answer was lost",
  after: ["instill-ai/community#219"],
  caughtBy: ["ledger/fault/commit-lose-answer"],
  subject: inLedger(
    outcomes((outcome) => {
      if (outcome.type === "unknown") throw new Error("timeout");
      return outcome;
    }),
  ),
};
