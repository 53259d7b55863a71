import { inLedger, type PlantedDefect } from "./damage.ts";

/** Names an identifier that the vendor never gave. */
export const inventsIdentifier: PlantedDefect = {
  name: "invents an identifier",
  after: [],
  caughtBy: ["ledger/accept/stored"],
  subject: inLedger((sound) => ({
    async deliver(step, attempt) {
      const outcome = await sound.deliver(step, attempt);
      return outcome.type === "accepted" ? { ...outcome, vendorId: step.identity.key } : outcome;
    },
  })),
};
