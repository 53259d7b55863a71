import { inLedger, type PlantedDefect } from "./damage.ts";

/** Drops the VAT row and books the sale gross instead: balanced, and wrong. */
export const losesRow: PlantedDefect = {
  name: "loses a row",
  after: ["erp-mafia/accounted#2580"],
  caughtBy: ["ledger/render/postings", "ledger/accept/stored"],
  subject: inLedger((sound) => ({
    render: (document, context) =>
      sound.render(
        {
          ...document,
          ledgerRows: document.ledgerRows
            .filter(({ isVatRow }) => !isVatRow)
            .map((row) => ({ ...row, netAmount: row.amount })),
        },
        context,
      ),
  })),
};
