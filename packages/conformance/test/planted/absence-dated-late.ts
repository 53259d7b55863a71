import { inLedger, type PlantedDefect } from "./damage.ts";

/** Dates absence an hour after the look-up, as if late writes had already landed. */
export const absenceDatedLate: PlantedDefect = {
  name: "dates absence an hour after the look-up",
  after: ["nav-gov-hu/Online-Invoice#735"],
  caughtBy: ["ledger/accept/own-only", "ledger/delivery/late-commit"],
  subject: inLedger((sound) => ({
    async locate(step, attempt) {
      const sighting = await sound.locate(step, attempt);
      return sighting.type === "absent" ? { ...sighting, asOf: sighting.asOf + 3_600_000 } : sighting;
    },
  })),
};
