import { civilDate } from "@confirma-connect/core";
import { documents, inPayments, type PlantedDefect } from "./damage.ts";

/** The day of the request is not the day of the payment. */
export const paymentDatedToday: PlantedDefect = {
  name: "dates payments on the day of sending",
  after: ["XeroAPI/xero-php-oauth2#294"],
  caughtBy: ["payment/accept/stored"],
  subject: inPayments(documents((document) => ({ ...document, paymentDate: civilDate("2026-05-04") }))),
};
