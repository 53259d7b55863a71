import type { LedgerDamage } from "./damage.ts";

/** Sorts the caller's own rows. */
export const mutatesInput: LedgerDamage = (sound) => ({
  render(document, context) {
    document.ledgerRows.sort((left, right) => left.amount - right.amount);
    return sound.render(document, context);
  },
});
