import { declaring, type PlantedDefect } from "./damage.ts";

/** One character too many. */
export const declaresLongerText: PlantedDefect = {
  name: "declares a longer text than it takes",
  after: [],
  caughtBy: ["ledger/limit/text:documentName"],
  subject: declaring((ledger) => ({
    ...ledger,
    limits: { ...ledger.limits, texts: { ...ledger.limits.texts, documentName: 61 } },
  })),
};
