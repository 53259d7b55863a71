import { inLedger, outcomes, type PlantedDefect } from "./damage.ts";

/** A time-out is not a refusal. */
export const failsWhenLost: PlantedDefect = {
  name: "marks a lost answer as failed",
  after: ["juspay/hyperswitch#2380"],
  caughtBy: ["ledger/fault/lose-request", "ledger/delivery/commit-lose-answer"],
  subject: inLedger(
    outcomes((outcome) =>
      outcome.type === "unknown" ? { type: "refused", problems: [outcome.problem] } : outcome,
    ),
  ),
};
