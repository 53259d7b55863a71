import type { LedgerDamage } from "./damage.ts";

/** Points into the vendor's format instead of the caller's document. */
export const invalidPointer: LedgerDamage = (sound) => ({
  render(document, context) {
    const { steps, problems } = sound.render(document, context);
    return {
      steps,
      problems: problems.map((each) => ({ ...each, pointer: `/entry/text${each.pointer.length}` })),
    };
  },
});
