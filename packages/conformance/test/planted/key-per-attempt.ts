import { randomIds } from "@confirma-connect/core";
import { inLedger, type PlantedDefect, resent } from "./damage.ts";

/** A key that is new each time recognises nothing. */
export const keyPerAttempt: PlantedDefect = {
  name: "makes a new key for each attempt",
  after: ["intuit/quickbooks-online-mcp-server#100"],
  caughtBy: ["ledger/accept/own-only", "ledger/fault/commit-lose-answer"],
  subject: inLedger((sound) => ({
    deliver: (step, attempt) =>
      sound.deliver(
        resent(step, (body) => body.replaceAll(step.identity.key, randomIds.next().slice(0, 15))),
        attempt,
      ),
  })),
};
