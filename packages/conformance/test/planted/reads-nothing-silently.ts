import type { LedgerDamage } from "./damage.ts";

/** Ends a failed read as if the period were empty. */
export const readsNothingSilently: LedgerDamage = ({ read }) => ({
  async *read(period) {
    try {
      if (read !== undefined) yield* read(period);
    } catch {
      // The defect: the failure is swallowed.
    }
  },
});
