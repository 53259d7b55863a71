import { declaring, type PlantedDefect } from "./damage.ts";

/** The second sending is believed to be harmless. */
export const declaresUniqueness: PlantedDefect = {
  name: "declares a uniqueness that the vendor does not enforce",
  after: [],
  caughtBy: ["ledger/accept/enforced-key"],
  subject: declaring((ledger) => ({ ...ledger, identity: { ...ledger.identity, enforced: true } })),
};
