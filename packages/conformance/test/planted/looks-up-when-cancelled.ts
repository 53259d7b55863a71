import { inLedger, type PlantedDefect } from "./damage.ts";

/** A cancelled worker goes on asking. */
export const looksUpWhenCancelled: PlantedDefect = {
  name: "looks up although it was cancelled",
  after: ["taskforcesh/bullmq#439"],
  caughtBy: ["ledger/cancel/before"],
  subject: inLedger((sound) => ({
    locate: (step, { id, number }) => sound.locate(step, { id, number }),
  })),
};
