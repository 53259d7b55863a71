import { declaring, type PlantedDefect } from "./damage.ts";

/** The manifest says less than the channel does. */
export const declaresNoRead: PlantedDefect = {
  name: "has an operation that it does not declare",
  after: [],
  caughtBy: ["manifest/kinds"],
  subject: declaring((ledger) => ({ ...ledger, operations: ["render", "deliver", "locate"] })),
};
