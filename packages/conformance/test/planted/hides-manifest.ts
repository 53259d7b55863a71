import { inSystem, type PlantedDefect } from "./damage.ts";

/** What is not declared has no cases. */
export const hidesManifest: PlantedDefect = {
  name: "has a channel that the manifest does not declare",
  after: [],
  caughtBy: ["manifest/own", "manifest/kinds"],
  subject: inSystem((system) => {
    const { payment: _payment, ...kinds } = system.manifest.kinds;
    return { ...system, probe: () => system.probe(), manifest: { ...system.manifest, kinds } };
  }),
};
