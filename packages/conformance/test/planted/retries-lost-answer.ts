import { inLedger, type PlantedDefect } from "./damage.ts";

/** Sends again at once when no answer came. */
export const retriesLostAnswer: PlantedDefect = {
  name: "sends again when the answer was lost",
  after: ["Tripletex/tripletex-api2#76"],
  caughtBy: ["ledger/fault/commit-lose-answer"],
  subject: inLedger((sound) => ({
    async deliver(step, attempt) {
      const outcome = await sound.deliver(step, attempt);
      return outcome.type === "unknown" ? sound.deliver(step, attempt) : outcome;
    },
  })),
};
