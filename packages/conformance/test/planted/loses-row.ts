import type { LedgerDamage } from "./damage.ts";

/** Drops the VAT row and books the sale gross instead: balanced, and wrong. */
export const losesRow: LedgerDamage = (sound) => ({
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
});
