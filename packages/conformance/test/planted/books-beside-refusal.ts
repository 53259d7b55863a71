import { inLedger, type PlantedDefect, resent } from "./damage.ts";

/** The refusal is told, and something is booked all the same. */
export const booksBesideRefusal: PlantedDefect = {
  name: "books the good half of a refused document",
  after: ["XeroAPI/Xero-Java#55"],
  caughtBy: ["ledger/refuse/vendor-text", "ledger/refuse/final"],
  subject: inLedger((sound) => ({
    async deliver(step, attempt) {
      const outcome = await sound.deliver(step, attempt);
      if (outcome.type === "refused")
        await sound.deliver(
          resent(step, (body) => body.replaceAll("8888", "3000")),
          attempt,
        );
      return outcome;
    },
  })),
};
