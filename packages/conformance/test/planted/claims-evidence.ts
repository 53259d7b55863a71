import type { LedgerDamage } from "./damage.ts";

/** Says "read back and equal" about whatever lies under the key. */
export const claimsEvidence: LedgerDamage = (sound) => ({
  async locate(step, attempt) {
    const sighting = await sound.locate(step, attempt);
    return sighting.type === "found" ? { ...sighting, evidence: "readBack", differences: [] } : sighting;
  },
});
