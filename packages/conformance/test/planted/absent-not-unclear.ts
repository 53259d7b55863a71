import { inLedger, type PlantedDefect } from "./damage.ts";

/** Takes a failed look-up for a proof of absence. */
export const absentNotUnclear: PlantedDefect = {
  name: "says absent instead of unclear",
  after: ["nav-gov-hu/Online-Invoice#1063"],
  caughtBy: ["ledger/look-up/html-with-200", "ledger/look-up/refuse-connection"],
  subject: inLedger((sound) => ({
    async locate(step, attempt) {
      const sighting = await sound.locate(step, attempt);
      return sighting.type === "unclear" ? { type: "absent", asOf: Number.MAX_SAFE_INTEGER } : sighting;
    },
  })),
};
