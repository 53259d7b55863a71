import { inLedger, type PlantedDefect } from "./damage.ts";

/** Believes in status 200 whatever the body is. */
export const acceptsHtml: PlantedDefect = {
  name: "accepts an HTML page",
  after: ["airbytehq/airbyte#84961"],
  caughtBy: ["ledger/fault/html-with-200", "ledger/fault/empty-body"],
  subject: inLedger((sound) => ({
    async deliver(step, attempt) {
      const outcome = await sound.deliver(step, attempt);
      return outcome.vendor?.status === 200 ? { type: "accepted", evidence: "acknowledged" } : outcome;
    },
  })),
};
