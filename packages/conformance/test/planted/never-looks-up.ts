import { inLedger, type PlantedDefect, sightings } from "./damage.ts";

/** Has no look-up, and says that nothing is there. */
export const neverLooksUp: PlantedDefect = {
  name: "says absent without looking",
  after: ["Barnetik/tbai-php-lib#67"],
  caughtBy: ["ledger/accept/own-only", "ledger/delivery/commit-lose-answer"],
  subject: inLedger(
    sightings((sighting) => (sighting.type === "found" ? { type: "absent", asOf: 0 } : sighting)),
  ),
};
