import { problem } from "@confirma-connect/core";
import { inLedger, type PlantedDefect } from "./damage.ts";

/** Says "not sent" when the answer was lost. */
export const deniesSending: PlantedDefect = {
  name: 'says "not sent" when the answer was lost',
  after: ["nav-gov-hu/Online-Invoice#386"],
  caughtBy: ["ledger/fault/commit-lose-answer", "ledger/delivery/commit-lose-answer"],
  subject: inLedger((sound) => ({
    async deliver(step, attempt) {
      const outcome = await sound.deliver(step, attempt);
      return outcome.type === "unknown"
        ? { type: "notSent", problem: problem("ACC_NOT_SENT_UNREACHABLE") }
        : outcome;
    },
  })),
};
