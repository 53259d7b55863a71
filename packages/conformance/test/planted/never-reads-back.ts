import type { LedgerDamage } from "./damage.ts";

/** Declares `readBack`, reaches `identified`. */
export const neverReadsBack: LedgerDamage = (sound) => ({
  async locate(step, attempt) {
    const sighting = await sound.locate(step, attempt);
    return sighting.type === "found" ? { ...sighting, evidence: "identified" } : sighting;
  },
});
