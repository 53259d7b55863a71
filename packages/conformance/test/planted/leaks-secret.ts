import { inLedger, type PlantedDefect } from "./damage.ts";

/** Quotes the credential in a problem. */
export const leaksSecret: PlantedDefect = {
  name: "leaks a secret",
  after: ["airbytehq/airbyte#353"],
  caughtBy: ["ledger/privacy/quiet"],
  subject: inLedger((sound) => ({
    async deliver(step, attempt) {
      const outcome = await sound.deliver(step, attempt);
      if (outcome.type !== "unknown") return outcome;
      return { ...outcome, problem: { ...outcome.problem, message: "no answer for sandbox-canary-token" } };
    },
  })),
};
