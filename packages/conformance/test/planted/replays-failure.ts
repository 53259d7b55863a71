import type { Outcome } from "@confirma-connect/core";
import { inLedger, type PlantedDefect } from "./damage.ts";

/** A key that failed once can never be used again. */
export const replaysFailure: PlantedDefect = {
  name: "keeps a failure under the key and repeats it",
  after: ["sumup/sumup-android-url-scheme#2"],
  caughtBy: ["ledger/delivery/refuse-connection"],
  subject: inLedger((sound) => {
    const kept = new Map<string, Promise<Outcome>>();
    return {
      deliver(step, attempt) {
        const outcome = kept.get(step.identity.key) ?? sound.deliver(step, attempt);
        kept.set(step.identity.key, outcome);
        return outcome;
      },
    };
  }),
};
