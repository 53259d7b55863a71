import { inLedger, outcomes, type PlantedDefect } from "./damage.ts";

/** Tries the same credentials once more. */
export const retriesUnauthorized: PlantedDefect = {
  name: "sends again at once when the credentials are turned down",
  after: ["softwerkab/fortnox-csharp-api-sdk#234"],
  caughtBy: ["ledger/fault/unauthorized"],
  subject: inLedger(outcomes((outcome, again) => (outcome.vendor?.status === 401 ? again() : outcome))),
};
