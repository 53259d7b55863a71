import type { Outcome } from "@confirma-connect/core";
import { inLedger, type PlantedDefect } from "./damage.ts";

/** One bad row fails the batch. */
export const failsWholeBatch: PlantedDefect = {
  name: "refuses everything after one bad document",
  after: ["XeroAPI/Xero-Net#236"],
  caughtBy: ["ledger/refuse/one-bad"],
  subject: inLedger((sound) => {
    let bad: Outcome | undefined;
    return {
      async deliver(step, attempt) {
        const outcome = bad ?? (await sound.deliver(step, attempt));
        if (outcome.type === "refused") bad = outcome;
        return outcome;
      },
    };
  }),
};
