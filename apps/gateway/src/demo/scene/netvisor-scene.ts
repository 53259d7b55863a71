import type { DocumentKind } from "@confirma-connect/core";
import {
  demoNetvisorPartner,
  type NetvisorSimulator,
  type RequestRecord,
  startNetvisorSimulator,
} from "@confirma-connect/simulators";
import type { DemoClient } from "../client/demo-client.ts";
import { netvisorDrifts } from "../drift/netvisor-drifts.ts";
import { countFaults } from "./count-faults.ts";
import type { DemoScene, FaultCount } from "./demo-scene.ts";
import { faultWords } from "./fault-words.ts";
import { netvisorBooks } from "./netvisor-books.ts";
import { customerIdOf, customerKeyOf, netvisorCompany } from "./netvisor-company.ts";
import { lateBy, netvisorFaults } from "./netvisor-faults.ts";
import { netvisorPlan } from "./netvisor-plan.ts";

/** After this time the demo concludes that a lost write will not appear any more, in milliseconds. */
const lateWriteBound = 2_500;

const keyVariable = (client: DemoClient): string => `DEMO_${client.id.toUpperCase()}_KEY`;
const partnerVariable = "DEMO_PARTNER_KEY";

/** The kind of document whose delivery makes a request to a resource; vouchers of payments count as ledger. */
const kindOf = (resource: string): DocumentKind => {
  if (resource === "salespayment" || resource === "salespaymentlist") return "payment";
  return resource.startsWith("accounting") ? "ledger" : "invoice";
};

const faultCounts = (
  requests: readonly RequestRecord[],
  clients: readonly DemoClient[],
): readonly FaultCount[] =>
  countFaults(
    requests.flatMap(({ fault, company, resource }) => {
      const client = clients.find(({ businessId }) => businessId === company);
      if (fault === undefined || client === undefined) return [];
      return [{ client: client.id, kind: kindOf(resource), fault: faultWords(fault) }];
    }),
  );

const systemOf = (simulator: NetvisorSimulator, client: DemoClient): Readonly<Record<string, unknown>> => ({
  type: "netvisor",
  baseUrl: simulator.url,
  customerId: customerIdOf(client),
  customerKey: `env:${keyVariable(client)}`,
  partnerId: demoNetvisorPartner.id,
  partnerKey: `env:${partnerVariable}`,
  organisationId: client.businessId,
  lateWriteBound,
  timeout: 2_000,
});

/** Starts a Netvisor stand-in with one company per client. */
export async function netvisorScene(clients: readonly DemoClient[]): Promise<DemoScene> {
  const simulator = await startNetvisorSimulator({ companies: clients.map(netvisorCompany) });
  let refusals = 0;
  const keys = clients.map((client) => [keyVariable(client), customerKeyOf(client)]);
  return {
    title: "Netvisor",
    clients,
    remarks: [
      `a write without an answer counts as absent ${lateWriteBound} ms after it was sent (production: 3 minutes);`,
      `writes that are late on purpose appear ${lateBy} ms after their request.`,
    ],
    environment: { ...Object.fromEntries(keys), [partnerVariable]: demoNetvisorPartner.key },
    configOf: (client) => ({ system: systemOf(simulator, client), plan: { ...netvisorPlan(client) } }),
    armFaults: (seed) => {
      for (const fault of netvisorFaults(seed)) simulator.arm(fault);
    },
    calm: () => simulator.disarm(),
    driftsOf: (client) => netvisorDrifts(simulator, client),
    refuseConnections: () => {
      refusals += 1;
      simulator.arm({ kind: "closeListener", forMs: 250 });
    },
    get refusals() {
      return refusals;
    },
    booksOf: (client) => netvisorBooks(simulator.probe.books(client.businessId)),
    faultsMet: () => faultCounts(simulator.probe.requests(), clients),
    get atOnce() {
      const most = Math.max(0, ...Object.values(simulator.probe.maxConcurrentPerCompany));
      return [{ system: "netvisor", most, allowed: 1 }];
    },
    settled: async () => undefined,
    close: () => simulator.close(),
  };
}
