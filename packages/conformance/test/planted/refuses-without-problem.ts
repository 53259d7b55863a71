import { inLedger, outcomes, type PlantedDefect } from "./damage.ts";

/** "A validation error occurred." */
export const refusesWithoutProblem: PlantedDefect = {
  name: "refuses without saying why",
  after: ["XeroAPI/xero-mcp-server#210"],
  caughtBy: ["ledger/refuse/vendor-text"],
  subject: inLedger(
    outcomes((outcome) => (outcome.type === "refused" ? { ...outcome, problems: [] } : outcome)),
  ),
};
