import { minorUnits } from "@confirma-connect/core";
import { documents, inInvoices, type PlantedDefect } from "./damage.ts";

/** Works VAT out again and rounds it up. */
export const invoiceCentOff: PlantedDefect = {
  name: "books an invoice a cent too high",
  after: ["odoo/odoo#253625"],
  caughtBy: ["invoice/accept/stored", "invoice/accept/ten"],
  subject: inInvoices(
    documents(({ rows, amounts, ...document }) => ({
      ...document,
      rows: rows.map((row) => ({
        ...row,
        vatAmount: minorUnits(row.vatAmount + 1),
        amount: minorUnits(row.amount + 1),
      })),
      amounts: {
        ...amounts,
        vatAmount: minorUnits(amounts.vatAmount + 1),
        totalAmount: minorUnits(amounts.totalAmount + 1),
      },
    })),
  ),
};
