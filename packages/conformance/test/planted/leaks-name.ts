import { inInvoices, outcomes, type PlantedDefect } from "./damage.ts";

/** Problems are logged; names are not. */
export const leaksName: PlantedDefect = {
  name: "puts a name into a problem",
  after: ["infiniflow/ragflow#17587"],
  caughtBy: ["invoice/privacy/quiet"],
  subject: inInvoices(
    outcomes((outcome) =>
      outcome.type === "unknown"
        ? { ...outcome, problem: { ...outcome.problem, message: "no answer for Kaarina Kanerva" } }
        : outcome,
    ),
  ),
};
