import { inLedger, outcomes, type PlantedDefect } from "./damage.ts";

/** The document is marked bad, because a token had expired. */
export const refusedWhenExpired: PlantedDefect = {
  name: "takes an expired token for a refusal of the document",
  after: ["NangoHQ/nango#1005"],
  caughtBy: ["ledger/fault/unauthorized", "ledger/delivery/unauthorized"],
  subject: inLedger(
    outcomes((outcome) =>
      outcome.vendor?.status === 401 && outcome.type === "notSent"
        ? { type: "refused", problems: [outcome.problem] }
        : outcome,
    ),
  ),
};
