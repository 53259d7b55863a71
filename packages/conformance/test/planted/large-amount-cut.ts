import { minorUnits } from "@confirma-connect/core";
import { documents, inPayments, type PlantedDefect } from "./damage.ts";

/** Right for small amounts only: one document does not show it. */
export const largeAmountCut: PlantedDefect = {
  name: "cuts amounts above 200.00",
  after: ["lavaloon-eg/ksa_compliance#174"],
  caughtBy: ["payment/accept/ten"],
  subject: inPayments(
    documents((document) => ({
      ...document,
      amount: minorUnits(Math.min(document.amount, 20_000)),
    })),
  ),
};
