import type { LedgerDamage } from "./damage.ts";

/** Forgets what the vendor said. */
export const losesVendorText: LedgerDamage = (sound) => ({
  async deliver(step, attempt) {
    const { vendor: _vendor, ...outcome } = await sound.deliver(step, attempt);
    return outcome;
  },
});
