import { addDays } from "@confirma-connect/core";
import type { LedgerDamage } from "./damage.ts";

/** Takes the end of a period as excluded. */
export const skipsLastDay: LedgerDamage = ({ read }) => ({
  async *read({ from, to }) {
    if (read !== undefined) yield* read({ from, to: addDays(to, -1) });
  },
});
