import { problem } from "@confirma-connect/core";
import type { LedgerDamage } from "./damage.ts";

/** Says "not sent" when the answer was lost. */
export const deniesSending: LedgerDamage = (sound) => ({
  async deliver(step, attempt) {
    const outcome = await sound.deliver(step, attempt);
    return outcome.type === "unknown"
      ? { type: "notSent", problem: problem("ACC_NOT_SENT_UNREACHABLE") }
      : outcome;
  },
});
