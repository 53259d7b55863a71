import { inSystem, type PlantedDefect } from "./damage.ts";

/** A token in a plain field. */
export const secretInJson: PlantedDefect = {
  name: "shows its token when it is printed",
  after: ["airbytehq/airbyte#2009"],
  caughtBy: ["ledger/privacy/opaque"],
  subject: inSystem((system) => ({ ...system, probe: () => system.probe(), token: "sandbox-canary-token" })),
};
