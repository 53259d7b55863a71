import { inLedger, type PlantedDefect } from "./damage.ts";

/** Sends although the attempt was cancelled. */
export const ignoresCancellation: PlantedDefect = {
  name: "goes on although it was cancelled",
  after: ["timgit/pg-boss#555"],
  caughtBy: ["ledger/cancel/before"],
  subject: inLedger((sound) => ({
    deliver: (step, { id, number }) => sound.deliver(step, { id, number }),
  })),
};
