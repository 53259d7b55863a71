import { declaring, type PlantedDefect } from "./damage.ts";

/** The vendor would cut the key. */
export const declaresShortKey: PlantedDefect = {
  name: "declares a key field that the key does not fit",
  after: [],
  caughtBy: ["ledger/render/keys"],
  subject: declaring((ledger) => ({ ...ledger, identity: { ...ledger.identity, maxLength: 10 } })),
};
