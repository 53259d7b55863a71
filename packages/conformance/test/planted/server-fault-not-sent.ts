import { problem } from "@confirma-connect/core";
import { inLedger, outcomes, type PlantedDefect } from "./damage.ts";

/** A server that fails may have booked first. */
export const serverFaultNotSent: PlantedDefect = {
  name: 'says "not sent" after a 5xx answer',
  after: ["juspay/hyperswitch#3675"],
  caughtBy: ["ledger/fault/error-after-commit", "ledger/fault/error-before-commit"],
  subject: inLedger(
    outcomes((outcome) =>
      outcome.vendor?.status === 500
        ? { type: "notSent", problem: problem("ACC_NOT_SENT_UNREACHABLE") }
        : outcome,
    ),
  ),
};
