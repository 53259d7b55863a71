import type { LedgerDamage } from "./damage.ts";

/** Gives every document the same key. */
export const sharesKey: LedgerDamage = (sound) => ({
  render: (document, context) => sound.render(document, { ...context, keyOf: () => "CC0000000000000" }),
});
