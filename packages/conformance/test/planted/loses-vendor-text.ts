import { inLedger, type PlantedDefect } from "./damage.ts";

/** Forgets what the vendor said. */
export const losesVendorText: PlantedDefect = {
  name: "loses the vendor's text",
  after: ["XeroAPI/Xero-Java#55"],
  caughtBy: ["ledger/refuse/vendor-text"],
  subject: inLedger((sound) => ({
    async deliver(step, attempt) {
      const { vendor: _vendor, ...outcome } = await sound.deliver(step, attempt);
      return outcome;
    },
  })),
};
