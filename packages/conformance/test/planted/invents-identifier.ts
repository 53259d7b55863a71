import type { LedgerDamage } from "./damage.ts";

/** Names an identifier that the vendor never gave. */
export const inventsIdentifier: LedgerDamage = (sound) => ({
  async deliver(step, attempt) {
    const outcome = await sound.deliver(step, attempt);
    return outcome.type === "accepted" ? { ...outcome, vendorId: step.identity.key } : outcome;
  },
});
