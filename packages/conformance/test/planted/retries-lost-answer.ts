import type { LedgerDamage } from "./damage.ts";

/** Sends again at once when no answer came. */
export const retriesLostAnswer: LedgerDamage = (sound) => ({
  async deliver(step, attempt) {
    const outcome = await sound.deliver(step, attempt);
    return outcome.type === "unknown" ? sound.deliver(step, attempt) : outcome;
  },
});
