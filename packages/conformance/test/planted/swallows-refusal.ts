import { inLedger, outcomes, type PlantedDefect } from "./damage.ts";

/** Swallows every 4xx. */
export const swallowsRefusal: PlantedDefect = {
  name: "takes a refusal for success",
  after: ["getlago/lago-api#5222"],
  caughtBy: ["ledger/refuse/vendor-text", "ledger/refuse/final"],
  subject: inLedger(
    outcomes((outcome) =>
      outcome.type === "refused" ? { type: "accepted", evidence: "acknowledged" } : outcome,
    ),
  ),
};
