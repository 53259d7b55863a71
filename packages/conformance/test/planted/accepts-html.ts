import type { LedgerDamage } from "./damage.ts";

/** Believes in status 200 whatever the body is. */
export const acceptsHtml: LedgerDamage = (sound) => ({
  async deliver(step, attempt) {
    const outcome = await sound.deliver(step, attempt);
    return outcome.vendor?.status === 200 ? { type: "accepted", evidence: "acknowledged" } : outcome;
  },
});
