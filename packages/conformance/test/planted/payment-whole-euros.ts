import { minorUnits } from "@confirma-connect/core";
import { documents, inPayments, type PlantedDefect } from "./damage.ts";

/** Whole numbers only. */
export const paymentWholeEuros: PlantedDefect = {
  name: "books payments in whole euros",
  after: ["Dolibarr/dolibarr-community-modules#994"],
  caughtBy: ["payment/accept/stored", "payment/accept/ten"],
  subject: inPayments(
    documents((document) => ({
      ...document,
      amount: minorUnits(document.amount - (document.amount % 100)),
    })),
  ),
};
