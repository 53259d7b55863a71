import { inLedger, outcomes, type PlantedDefect } from "./damage.ts";

/** Takes a 5xx for a proof that nothing happened. */
export const retriesServerFault: PlantedDefect = {
  name: "sends again after a 5xx answer",
  after: ["getlago/lago-api#3207"],
  caughtBy: ["ledger/fault/error-after-commit", "ledger/fault/error-before-commit"],
  subject: inLedger(outcomes((outcome, again) => (outcome.vendor?.status === 500 ? again() : outcome))),
};
