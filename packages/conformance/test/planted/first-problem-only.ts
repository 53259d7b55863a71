import type { LedgerDamage } from "./damage.ts";

/** Stops at the first problem. */
export const firstProblemOnly: LedgerDamage = (sound) => ({
  render(document, context) {
    const { steps, problems } = sound.render(document, context);
    return { steps, problems: problems.slice(0, 1) };
  },
});
