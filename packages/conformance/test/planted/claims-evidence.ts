import { inLedger, type PlantedDefect } from "./damage.ts";

/** Says "read back and equal" about whatever lies under the key. */
export const claimsEvidence: PlantedDefect = {
  name: "claims evidence that it does not have",
  after: ["platformplatform/PlatformPlatform#888"],
  caughtBy: ["ledger/accept/difference"],
  subject: inLedger((sound) => ({
    async locate(step, attempt) {
      const sighting = await sound.locate(step, attempt);
      return sighting.type === "found" ? { ...sighting, evidence: "readBack", differences: [] } : sighting;
    },
  })),
};
