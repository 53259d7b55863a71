import { problem } from "@confirma-connect/core";
import { inLedger, type PlantedDefect } from "./damage.ts";

/** The worker stopped; the request did not. */
export const deniesWhenCancelled: PlantedDefect = {
  name: 'says "not sent" when it is cancelled while waiting',
  after: ["graphile/worker#204"],
  caughtBy: ["ledger/cancel/while-waiting"],
  subject: inLedger((sound) => ({
    async deliver(step, attempt) {
      const outcome = await sound.deliver(step, attempt);
      if (outcome.type !== "unknown" || attempt.signal?.aborted !== true) return outcome;
      return { type: "notSent", problem: problem("ACC_NOT_SENT_CANCELLED") };
    },
  })),
};
