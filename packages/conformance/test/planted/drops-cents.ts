import { inLedger, type PlantedDefect, resent } from "./damage.ts";

/** Sends whole euros only: the books balance, but the cents are gone. */
export const dropsCents: PlantedDefect = {
  name: "drops cents",
  after: ["erp-mafia/accounted#2544"],
  caughtBy: ["ledger/accept/stored", "ledger/accept/ten", "ledger/accept/evidence"],
  subject: inLedger((sound) => ({
    deliver: (step, attempt) =>
      sound.deliver(
        resent(step, (body) => body.replaceAll(/"(gross|net)":"(-?\d+)\.\d\d"/g, '"$1":"0.00"')),
        attempt,
      ),
  })),
};
