import { inLedger, type PlantedDefect } from "./damage.ts";

/** Predicts the agency's account numbers, not those of the plan. */
export const ignoresPlan: PlantedDefect = {
  name: "ignores the mapping of accounts",
  after: ["Nine-Minds/alga-psa#3313"],
  caughtBy: ["ledger/render/postings"],
  subject: inLedger((sound) => ({
    render: (document, context) => {
      const rendered = sound.render(document, context);
      const steps = rendered.steps.map((step) => ({
        ...step,
        postings: step.postings.map((each) => (each.account === "1701" ? { ...each, account: "R1" } : each)),
      }));
      return { ...rendered, steps };
    },
  })),
};
