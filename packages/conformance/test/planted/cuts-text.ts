import type { LedgerDamage } from "./damage.ts";

/** Cuts long texts without a word. */
export const cutsText: LedgerDamage = (sound) => ({
  render: (document, context) =>
    sound.render({ ...document, documentDescription: document.documentDescription?.slice(0, 120) }, context),
});
