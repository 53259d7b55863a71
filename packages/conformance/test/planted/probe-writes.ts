import { sampleDocuments } from "@confirma-connect/conformance";
import { type AccountingSystem, AccountPlan, type ResolvedStep } from "@confirma-connect/core";
import { inSystem, type PlantedDefect } from "./damage.ts";

/** A document of the probe's own, as if somebody had asked for it. */
function probeStep({ ledger }: AccountingSystem): ResolvedStep | undefined {
  const accounts = { receivables: "1701", sales: "3000", vat: "2939" };
  const { document, identifier } = sampleDocuments({ ...accounts, unknownAccount: "8888" }).ledger.valid(1);
  const plan = AccountPlan.parse({
    documentClasses: { ML: "Sales invoices" },
    vatCodes: [{ percentage: 25.5, target: "S255" }],
  });
  const step = ledger?.render(document, { plan, identifier, keyOf: () => "CCPROBE00000000" }).steps[0];
  return step === undefined ? undefined : { ...step, identifiers: {} };
}

/** A test document in the real books. */
export const probeWrites: PlantedDefect = {
  name: "writes when it probes the connection",
  after: ["enricodeleo/fattura24#2"],
  caughtBy: ["manifest/probe"],
  subject: inSystem((system) => ({
    ...system,
    async probe() {
      const step = probeStep(system);
      if (step !== undefined) await system.ledger?.deliver(step, { id: "probe", number: 1 });
      return system.probe();
    },
  })),
};
