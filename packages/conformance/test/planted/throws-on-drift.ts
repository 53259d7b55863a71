import { inLedger, outcomes, type PlantedDefect } from "./damage.ts";

/** An exception instead of "we do not know". */
export const throwsOnDrift: PlantedDefect = {
  name: "throws at an answer that it cannot read",
  after: ["checkout/checkout-sdk-net#556"],
  caughtBy: ["ledger/fault/html-with-200", "ledger/fault/empty-body"],
  subject: inLedger(
    outcomes((outcome) => {
      if (outcome.type === "unknown" && outcome.problem.code === "ACC_ANSWER_UNREADABLE")
        throw new Error("unexpected token");
      return outcome;
    }),
  ),
};
