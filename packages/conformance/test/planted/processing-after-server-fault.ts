import { inLedger, outcomes, type PlantedDefect } from "./damage.ts";

/** A failure of the server is shown as a success that is under way. */
export const processingAfterServerFault: PlantedDefect = {
  name: 'turns a 5xx answer into "processing"',
  after: ["juspay/hyperswitch#13180"],
  caughtBy: ["ledger/fault/error-before-commit"],
  subject: inLedger(
    outcomes((outcome) =>
      outcome.vendor?.status === 500 ? { type: "accepted", evidence: "acknowledged" } : outcome,
    ),
  ),
};
