import { inLedger, outcomes, type PlantedDefect } from "./damage.ts";

/** "Unknown error", without the code. */
export const losesUnknownCode: PlantedDefect = {
  name: "loses a code that it does not know",
  after: ["getlago/lago-api#4874"],
  caughtBy: ["ledger/fault/unmapped-code"],
  subject: inLedger(
    outcomes((outcome) => {
      const { vendor: _vendor, ...rest } = outcome;
      return outcome.type === "unknown" ? rest : outcome;
    }),
  ),
};
