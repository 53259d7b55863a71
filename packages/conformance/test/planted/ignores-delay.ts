import { inLedger, type PlantedDefect } from "./damage.ts";

/** Forgets the delay that the vendor asked for. */
export const ignoresDelay: PlantedDefect = {
  name: "ignores the vendor's delay",
  after: ["airbytehq/airbyte#11899"],
  caughtBy: ["ledger/fault/rate-limited"],
  subject: inLedger((sound) => ({
    async deliver(step, attempt) {
      const outcome = await sound.deliver(step, attempt);
      return outcome.type === "notSent" ? { type: "notSent", problem: outcome.problem } : outcome;
    },
  })),
};
