import { inLedger, type PlantedDefect, sightings } from "./damage.ts";

/** An exception instead of "unclear". */
export const throwsOnLookUp: PlantedDefect = {
  name: "throws when a look-up fails",
  after: ["juspay/hyperswitch#1989"],
  caughtBy: ["ledger/look-up/refuse-connection", "ledger/look-up/html-with-200"],
  subject: inLedger(
    sightings((sighting) => {
      if (sighting.type === "unclear") throw new Error("no answer");
      return sighting;
    }),
  ),
};
