import { inLedger, type PlantedDefect } from "./damage.ts";

/** A dry run that is not dry. */
export const dryRunSends: PlantedDefect = {
  name: "calls the live system when it only renders",
  after: ["NangoHQ/nango#4996"],
  caughtBy: ["ledger/render/pure"],
  subject: inLedger((sound) => ({
    render(document, context) {
      const rendered = sound.render(document, context);
      const [step] = rendered.steps;
      if (step !== undefined) void sound.locate({ ...step, identifiers: {} }, { id: "dry", number: 1 });
      return rendered;
    },
  })),
};
