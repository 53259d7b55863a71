import { inLedger, type PlantedDefect } from "./damage.ts";

/** Declares `readBack`, reaches `identified`. */
export const neverReadsBack: PlantedDefect = {
  name: "never reaches its declared evidence",
  after: [],
  caughtBy: ["ledger/accept/evidence"],
  subject: inLedger((sound) => ({
    async locate(step, attempt) {
      const sighting = await sound.locate(step, attempt);
      return sighting.type === "found" ? { ...sighting, evidence: "identified" } : sighting;
    },
  })),
};
