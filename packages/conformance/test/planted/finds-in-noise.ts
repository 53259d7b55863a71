import { inLedger, type PlantedDefect } from "./damage.ts";

/** A page with status 200 is no document. */
export const findsInNoise: PlantedDefect = {
  name: "takes an unreadable look-up for a sighting",
  after: ["juspay/hyperswitch#9832"],
  caughtBy: ["ledger/look-up/html-with-200"],
  subject: inLedger((sound) => ({
    async locate(step, attempt) {
      const sighting = await sound.locate(step, attempt);
      if (sighting.type !== "unclear") return sighting;
      return { type: "found", vendorId: step.identity.key, evidence: "identified", differences: [] };
    },
  })),
};
