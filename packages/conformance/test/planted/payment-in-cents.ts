import { minorUnits } from "@confirma-connect/core";
import { documents, inPayments, type PlantedDefect } from "./damage.ts";

/** The unit of the amount is taken for another one. */
export const paymentInCents: PlantedDefect = {
  name: "books cents as euros",
  after: ["bigcapitalhq/bigcapital#339"],
  caughtBy: ["payment/accept/stored"],
  subject: inPayments(documents((document) => ({ ...document, amount: minorUnits(document.amount * 100) }))),
};
