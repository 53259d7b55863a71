import { inLedger, type PlantedDefect } from "./damage.ts";

/** Keeps its record in memory: a rollback or a restart loses it. */
export const remembersInMemory: PlantedDefect = {
  name: "knows only what this process has sent",
  after: ["nuobit/odoo-addons#893"],
  caughtBy: ["ledger/look-up/fresh-system"],
  subject: inLedger((sound) => {
    const sent = new Set<string>();
    return {
      deliver(step, attempt) {
        sent.add(step.identity.key);
        return sound.deliver(step, attempt);
      },
      async locate(step, attempt) {
        const sighting = await sound.locate(step, attempt);
        const forgotten = sighting.type === "found" && !sent.has(step.identity.key);
        return forgotten ? { type: "absent", asOf: Number.MAX_SAFE_INTEGER } : sighting;
      },
    };
  }),
};
