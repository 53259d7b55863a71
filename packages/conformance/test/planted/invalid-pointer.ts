import { inLedger, type PlantedDefect } from "./damage.ts";

/** Points into the vendor's format instead of the caller's document. */
export const invalidPointer: PlantedDefect = {
  name: "points nowhere",
  after: ["Sage/sageone_api_php_sample#32"],
  caughtBy: ["ledger/limit/all-at-once"],
  subject: inLedger((sound) => ({
    render(document, context) {
      const { steps, problems } = sound.render(document, context);
      return {
        steps,
        problems: problems.map((each) => ({ ...each, pointer: `/entry/text${each.pointer.length}` })),
      };
    },
  })),
};
