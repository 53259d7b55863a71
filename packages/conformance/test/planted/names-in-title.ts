import { inInvoices, type PlantedDefect } from "./damage.ts";

/** Titles are shown and logged. */
export const namesInTitle: PlantedDefect = {
  name: "puts the debtor's name into a step's title",
  after: ["airbytehq/airbyte#3177"],
  caughtBy: ["invoice/privacy/opaque"],
  subject: inInvoices((sound) => ({
    render(document, context) {
      const { steps, problems } = sound.render(document, context);
      const { name } = document.parties.buyerParty;
      return { problems, steps: steps.map((step) => ({ ...step, title: `${step.title} ${name}` })) };
    },
  })),
};
