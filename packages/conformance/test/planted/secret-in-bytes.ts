import { inLedger, type PlantedDefect, withBytes } from "./damage.ts";

/** Rendered bytes are kept and shown by explain. */
export const secretInBytes: PlantedDefect = {
  name: "puts the token into the rendered bytes",
  after: ["airbytehq/airbyte#3181"],
  caughtBy: ["ledger/privacy/opaque"],
  subject: inLedger((sound) => ({
    render: (document, context) =>
      withBytes(
        sound.render(document, context),
        (body) => `${body.slice(0, -1)},"token":"sandbox-canary-token"}`,
      ),
  })),
};
