import { inLedger, type PlantedDefect } from "./damage.ts";

/** Sorts the caller's own rows. */
export const mutatesInput: PlantedDefect = {
  name: "mutates its input",
  after: [],
  caughtBy: ["ledger/render/pure"],
  subject: inLedger((sound) => ({
    render(document, context) {
      document.ledgerRows.sort((left, right) => left.amount - right.amount);
      return sound.render(document, context);
    },
  })),
};
