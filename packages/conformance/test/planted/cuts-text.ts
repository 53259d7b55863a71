import { inLedger, type PlantedDefect } from "./damage.ts";

/** Cuts long texts without a word. */
export const cutsText: PlantedDefect = {
  name: "cuts texts silently",
  after: [],
  caughtBy: ["ledger/limit/text:documentDescription"],
  subject: inLedger((sound) => ({
    render: (document, context) =>
      sound.render(
        { ...document, documentDescription: document.documentDescription?.slice(0, 120) },
        context,
      ),
  })),
};
