import { inLedger, outcomes, type PlantedDefect } from "./damage.ts";

/** Names a field that the caller never sent. */
export const pointsIntoWire: PlantedDefect = {
  name: "points a refusal into the vendor's own format",
  after: ["XeroAPI/Xero-NetStandard#261"],
  caughtBy: ["ledger/refuse/vendor-text"],
  subject: inLedger(
    outcomes((outcome) =>
      outcome.type === "refused"
        ? { ...outcome, problems: outcome.problems.map((each) => ({ ...each, pointer: "/entry/rows/0" })) }
        : outcome,
    ),
  ),
};
