import { inLedger, outcomes, type PlantedDefect } from "./damage.ts";

/** An exception instead of the answer. */
export const throwsOnCode: PlantedDefect = {
  name: "throws at a code that it does not know",
  after: ["XeroAPI/Xero-Net#18"],
  caughtBy: ["ledger/fault/unmapped-code"],
  subject: inLedger(
    outcomes((outcome) => {
      if (outcome.type === "unknown" && outcome.vendor?.code !== undefined)
        throw new Error("unexpected code");
      return outcome;
    }),
  ),
};
