import type { LedgerDamage } from "./damage.ts";

/** Dates absence an hour after the look-up, as if late writes had already landed. */
export const absenceDatedLate: LedgerDamage = (sound) => ({
  async locate(step, attempt) {
    const sighting = await sound.locate(step, attempt);
    return sighting.type === "absent" ? { ...sighting, asOf: sighting.asOf + 3_600_000 } : sighting;
  },
});
