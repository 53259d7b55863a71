import type { LedgerDamage } from "./damage.ts";

/** Takes a failed look-up for a proof of absence. */
export const absentNotUnclear: LedgerDamage = (sound) => ({
  async locate(step, attempt) {
    const sighting = await sound.locate(step, attempt);
    return sighting.type === "unclear" ? { type: "absent", asOf: Number.MAX_SAFE_INTEGER } : sighting;
  },
});
