import { minorUnits } from "@confirma-connect/core";
import { documents, inLedger, type PlantedDefect } from "./damage.ts";

/** The books balance, and two rows are a cent off. */
export const hidesCent: PlantedDefect = {
  name: "puts a left-over cent on the first row",
  after: ["getlago/lago-api#2643"],
  caughtBy: ["ledger/accept/stored"],
  subject: inLedger(
    documents((document) => ({
      ...document,
      ledgerRows: document.ledgerRows.map((row, index) => {
        const cent = index === 0 ? 1 : index === 1 ? -1 : 0;
        const moved = (amount: number) => minorUnits(amount + cent);
        return { ...row, amount: moved(row.amount), netAmount: moved(row.netAmount) };
      }),
    })),
  ),
};
