import { inLedger, outcomes, type PlantedDefect } from "./damage.ts";

/** Answers "too many requests" with another request. */
export const retriesRateLimited: PlantedDefect = {
  name: "sends again at once when asked to slow down",
  after: ["airbytehq/airbyte#52151"],
  caughtBy: ["ledger/fault/rate-limited"],
  subject: inLedger(outcomes((outcome, again) => (outcome.vendor?.status === 429 ? again() : outcome))),
};
