import { inLedger, type PlantedDefect } from "./damage.ts";

/** The second page is never asked for. */
export const readsFirstPage: PlantedDefect = {
  name: "reads the first page only",
  after: ["getlago/lago-api#3188"],
  caughtBy: ["ledger/read/equal"],
  subject: inLedger(({ read }) => ({
    async *read(period) {
      let left = 5;
      for await (const recorded of read?.(period) ?? []) {
        if (left === 0) return;
        left -= 1;
        yield recorded;
      }
    },
  })),
};
