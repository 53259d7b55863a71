import { civilDate } from "@confirma-connect/core";
import { documents, inLedger, type PlantedDefect } from "./damage.ts";

/** Every month has 28 days. */
export const shortMonths: PlantedDefect = {
  name: "moves the last days of a month to the 28th",
  after: ["odoo/odoo#236769"],
  caughtBy: ["ledger/accept/ten"],
  subject: inLedger(
    documents((document) => {
      const { documentDate } = document;
      const late = Number(documentDate.slice(8)) > 28;
      return late ? { ...document, documentDate: civilDate(`${documentDate.slice(0, 8)}28`) } : document;
    }),
  ),
};
