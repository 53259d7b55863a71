import { inLedger, type PlantedDefect } from "./damage.ts";

/** Stops at the first problem. */
export const firstProblemOnly: PlantedDefect = {
  name: "stops at the first problem",
  after: ["XeroAPI/Xero-NetStandard#327"],
  caughtBy: ["ledger/limit/all-at-once"],
  subject: inLedger((sound) => ({
    render(document, context) {
      const { steps, problems } = sound.render(document, context);
      return { steps, problems: problems.slice(0, 1) };
    },
  })),
};
