import type { LedgerDamage } from "./damage.ts";

/** Takes a failure with an unknown code for success. */
export const swallowsCodes: LedgerDamage = (sound) => ({
  async deliver(step, attempt) {
    const outcome = await sound.deliver(step, attempt);
    return outcome.type === "unknown" && outcome.vendor?.code !== undefined
      ? { type: "accepted", evidence: "acknowledged" }
      : outcome;
  },
});
