import { inLedger, type PlantedDefect } from "./damage.ts";

/** An AbortError says nothing about the books. */
export const throwsWhenCancelled: PlantedDefect = {
  name: "throws when it is cancelled",
  after: ["OptimalBits/bull#308"],
  caughtBy: ["ledger/cancel/before", "ledger/cancel/while-waiting"],
  subject: inLedger((sound) => ({
    async deliver(step, attempt) {
      const outcome = await sound.deliver(step, attempt);
      attempt.signal?.throwIfAborted();
      return outcome;
    },
  })),
};
