import type { LedgerDamage } from "./damage.ts";

/** Sends although the attempt was cancelled. */
export const ignoresCancellation: LedgerDamage = (sound) => ({
  deliver: (step, { id, number }) => sound.deliver(step, { id, number }),
});
