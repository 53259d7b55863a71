import { randomIds } from "@confirma-connect/core";
import { inLedger, type PlantedDefect, withBytes } from "./damage.ts";

/** Puts something new into the bytes each time. */
export const rendersRandomly: PlantedDefect = {
  name: "renders randomly",
  after: [],
  caughtBy: ["ledger/render/pure"],
  subject: inLedger((sound) => ({
    render: (document, context) =>
      withBytes(sound.render(document, context), (body) =>
        body.replace(/"number":"/, `"number":"${randomIds.next()}`),
      ),
  })),
};
