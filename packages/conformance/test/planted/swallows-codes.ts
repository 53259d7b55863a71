import { inLedger, type PlantedDefect } from "./damage.ts";

/** Takes a failure with an unknown code for success. */
export const swallowsCodes: PlantedDefect = {
  name: "takes an unknown code for success",
  after: ["juspay/hyperswitch-prism#1835"],
  caughtBy: ["ledger/fault/unmapped-code"],
  subject: inLedger((sound) => ({
    async deliver(step, attempt) {
      const outcome = await sound.deliver(step, attempt);
      return outcome.type === "unknown" && outcome.vendor?.code !== undefined
        ? { type: "accepted", evidence: "acknowledged" }
        : outcome;
    },
  })),
};
