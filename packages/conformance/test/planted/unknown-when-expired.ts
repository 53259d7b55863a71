import { inLedger, outcomes, type PlantedDefect } from "./damage.ts";

/** Waits for a document that cannot be there. */
export const unknownWhenExpired: PlantedDefect = {
  name: "does not know whether an expired token books",
  after: ["picqer/exact-php-client#300"],
  caughtBy: ["ledger/fault/unauthorized"],
  subject: inLedger(
    outcomes((outcome) =>
      outcome.vendor?.status === 401 && outcome.type === "notSent"
        ? { type: "unknown", problem: outcome.problem }
        : outcome,
    ),
  ),
};
