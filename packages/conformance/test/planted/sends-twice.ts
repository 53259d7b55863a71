import { inLedger, outcomes, type PlantedDefect } from "./damage.ts";

/** Sends once more, to be sure. */
export const sendsTwice: PlantedDefect = {
  name: "sends every document twice",
  after: ["n8n-io/n8n#14423"],
  caughtBy: ["ledger/accept/stored", "ledger/accept/ten"],
  subject: inLedger(
    outcomes(async (outcome, again) => {
      if (outcome.type === "accepted") await again();
      return outcome;
    }),
  ),
};
