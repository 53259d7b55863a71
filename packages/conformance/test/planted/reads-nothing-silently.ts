import { inLedger, type PlantedDefect } from "./damage.ts";

/** Ends a failed read as if the period were empty. */
export const readsNothingSilently: PlantedDefect = {
  name: "ends a failed read silently",
  after: ["Viincenttt/MollieApi#253"],
  caughtBy: ["ledger/look-up/read-html-with-200"],
  subject: inLedger(({ read }) => ({
    async *read(period) {
      try {
        if (read !== undefined) yield* read(period);
      } catch {
        // The defect: the failure is swallowed.
      }
    },
  })),
};
