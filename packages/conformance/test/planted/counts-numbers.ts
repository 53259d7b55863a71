import { inLedger, type PlantedDefect } from "./damage.ts";

/** The number depends on who came first. */
export const countsNumbers: PlantedDefect = {
  name: "numbers documents by a counter of its own",
  after: ["PowerOffice/go-api#12"],
  caughtBy: ["ledger/render/pure"],
  subject: inLedger((sound) => {
    let next = 0;
    return {
      render(document, context) {
        next += 1;
        const number = String(next).padStart(13, "0");
        return sound.render(document, { ...context, keyOf: () => `CC${number}` });
      },
    };
  }),
};
