import { inLedger, outcomes, type PlantedDefect } from "./damage.ts";

/** Nobody is told to renew the credentials. */
export const blamesVendor: PlantedDefect = {
  name: "calls a credential problem the vendor's",
  after: ["XeroAPI/xero-node#107"],
  caughtBy: ["ledger/fault/unauthorized"],
  subject: inLedger(
    outcomes((outcome) =>
      outcome.type === "notSent" ? { ...outcome, problem: { ...outcome.problem, actor: "vendor" } } : outcome,
    ),
  ),
};
