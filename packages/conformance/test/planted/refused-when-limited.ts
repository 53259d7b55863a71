import { inLedger, outcomes, type PlantedDefect } from "./damage.ts";

/** The document is marked bad, because others were many. */
export const refusedWhenLimited: PlantedDefect = {
  name: 'takes "slow down" for a refusal of the document',
  after: ["airbytehq/airbyte#17980"],
  caughtBy: ["ledger/fault/rate-limited-without-delay", "ledger/delivery/rate-limited"],
  subject: inLedger(
    outcomes((outcome) =>
      outcome.vendor?.status === 429 && outcome.type === "notSent"
        ? { type: "refused", problems: [outcome.problem] }
        : outcome,
    ),
  ),
};
