import { inLedger, outcomes, type PlantedDefect } from "./damage.ts";

/** No complaint came, so all is well. */
export const acceptsSilence: PlantedDefect = {
  name: "takes silence for success",
  after: ["airbytehq/airbyte#86347"],
  caughtBy: ["ledger/fault/lose-request"],
  subject: inLedger(
    outcomes((outcome) =>
      outcome.type === "unknown" && outcome.vendor === undefined
        ? { type: "accepted", evidence: "acknowledged" }
        : outcome,
    ),
  ),
};
