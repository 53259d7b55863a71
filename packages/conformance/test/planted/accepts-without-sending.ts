import { inLedger, type PlantedDefect } from "./damage.ts";

/** Counts what it meant to send. */
export const acceptsWithoutSending: PlantedDefect = {
  name: "says accepted and sends nothing",
  after: ["airbytehq/airbyte#41993"],
  caughtBy: ["ledger/accept/stored", "ledger/accept/ten"],
  subject: inLedger(() => ({
    deliver: async () => ({ type: "accepted", vendorId: "E-1", evidence: "identified" }),
  })),
};
