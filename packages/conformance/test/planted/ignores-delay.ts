import type { LedgerDamage } from "./damage.ts";

/** Forgets the delay that the vendor asked for. */
export const ignoresDelay: LedgerDamage = (sound) => ({
  async deliver(step, attempt) {
    const outcome = await sound.deliver(step, attempt);
    return outcome.type === "notSent" ? { type: "notSent", problem: outcome.problem } : outcome;
  },
});
