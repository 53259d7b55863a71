import { addDays } from "@confirma-connect/core";
import { documents, inInvoices, type PlantedDefect } from "./damage.ts";

/** A time zone east of the books. */
export const invoiceDayLate: PlantedDefect = {
  name: "dates invoices a day late",
  after: ["killbill/killbill#1074"],
  caughtBy: ["invoice/accept/stored"],
  subject: inInvoices(
    documents(({ header, ...document }) => ({
      ...document,
      header: { ...header, date: addDays(header.date, 1) },
    })),
  ),
};
