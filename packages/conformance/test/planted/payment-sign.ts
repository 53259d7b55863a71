import { minorUnits } from "@confirma-connect/core";
import { documents, inPayments, type PlantedDefect } from "./damage.ts";

/** The invoice grows by what was paid. */
export const paymentSign: PlantedDefect = {
  name: "books a payment with the opposite sign",
  after: ["CroissanceCommune/autonomie#363"],
  caughtBy: ["payment/accept/stored"],
  subject: inPayments(documents((document) => ({ ...document, amount: minorUnits(-document.amount) }))),
};
