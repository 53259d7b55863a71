import { inPayments, type PlantedDefect, resent } from "./damage.ts";

/** A request identifier of each sending stops no second payment. */
export const retriesPayment: PlantedDefect = {
  name: "sends a payment again with another key when the answer was lost",
  after: ["intuit/QuickBooks-V3-DotNET-SDK#352"],
  caughtBy: ["payment/fault/commit-lose-answer"],
  subject: inPayments((sound) => ({
    async deliver(step, attempt) {
      const outcome = await sound.deliver(step, attempt);
      if (outcome.type !== "unknown") return outcome;
      return sound.deliver(
        resent(step, (body) => body.replace('"key":"CC', '"key":"C2')),
        attempt,
      );
    },
  })),
};
