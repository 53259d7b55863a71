import { inLedger, type PlantedDefect } from "./damage.ts";

/** Looks for a document, not for this document. */
export const findsNewest: PlantedDefect = {
  name: "takes the newest document for ours",
  after: ["freakboy3742/pyxero#328"],
  caughtBy: ["ledger/accept/own-only", "ledger/look-up/steady"],
  subject: inLedger((sound) => {
    let newest = "";
    return {
      async deliver(step, attempt) {
        const outcome = await sound.deliver(step, attempt);
        if (outcome.type === "accepted") newest = outcome.vendorId ?? "";
        return outcome;
      },
      async locate(step, attempt) {
        const sighting = await sound.locate(step, attempt);
        if (sighting.type !== "absent" || newest === "") return sighting;
        return { type: "found", vendorId: newest, evidence: "readBack", differences: [] };
      },
    };
  }),
};
