import { declaring, type PlantedDefect } from "./damage.ts";

/** Nothing looks before it sends again. */
export const declaresNative: PlantedDefect = {
  name: "declares idempotency that nobody enforces",
  after: [],
  caughtBy: ["manifest/coherent"],
  subject: declaring((ledger) => ({ ...ledger, idempotency: "native" })),
};
