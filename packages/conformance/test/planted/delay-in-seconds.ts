import { inLedger, outcomes, type PlantedDefect } from "./damage.ts";

/** Waits a thousandth of what was asked for. */
export const delayInSeconds: PlantedDefect = {
  name: "takes the vendor's seconds for milliseconds",
  after: [],
  caughtBy: ["ledger/fault/rate-limited"],
  subject: inLedger(
    outcomes((outcome) =>
      outcome.type === "notSent" && outcome.retryAfter !== undefined
        ? { ...outcome, retryAfter: outcome.retryAfter / 1000 }
        : outcome,
    ),
  ),
};
