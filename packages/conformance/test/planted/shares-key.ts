import { inLedger, type PlantedDefect } from "./damage.ts";

/** Gives every document the same key. */
export const sharesKey: PlantedDefect = {
  name: "gives two documents one key",
  after: ["Tripletex/tripletex-api2#118"],
  caughtBy: ["ledger/render/keys"],
  subject: inLedger((sound) => ({
    render: (document, context) => sound.render(document, { ...context, keyOf: () => "CC0000000000000" }),
  })),
};
