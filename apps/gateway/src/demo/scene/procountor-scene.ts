import type { DocumentKind } from "@confirma-connect/core";
import {
  type ProcountorClient,
  type ProcountorSimulator,
  type RequestRecord,
  startProcountorSimulator,
} from "@confirma-connect/simulators";
import type { DemoClient } from "../client/demo-client.ts";
import { procountorDrifts } from "../drift/procountor-drifts.ts";
import { countFaults } from "./count-faults.ts";
import type { DemoScene, FaultCount } from "./demo-scene.ts";
import { faultWords } from "./fault-words.ts";
import { procountorBooks } from "./procountor-books.ts";
import { apiKeyOf, companyIdOf, procountorCompany } from "./procountor-company.ts";
import { lateBy, procountorFaults } from "./procountor-faults.ts";
import { procountorPlan } from "./procountor-plan.ts";

/** After this time the demo concludes that a lost write will not appear any more, in milliseconds. */
const lateWriteBound = 2_500;

/** Requests per second of each company, the number of Procountor's newer page. */
const requestsPerSecond = 60;

/** Submissions of one company that may be under way at once. */
const width = 4;

const keyVariable = (client: DemoClient): string => `DEMO_${client.id.toUpperCase()}_KEY`;
const secretVariable = (client: DemoClient): string => `DEMO_${client.id.toUpperCase()}_CLIENT_SECRET`;

/** Each company has an API client of its own, because Procountor's limit counts per API client. */
const apiClientOf = (client: DemoClient): ProcountorClient => ({
  id: `demo-${client.id}`,
  secret: `simulated-secret-of-${client.id}`,
  requestsPerSecond,
});

/** The kind of document whose delivery makes a request; journals of payments count as ledger. */
function kindOf({ method, resource }: RequestRecord): DocumentKind {
  if (resource.includes("markpaid") || resource.includes("payment")) return "payment";
  return resource.startsWith("ledgerreceipts") && method === "POST" ? "ledger" : "invoice";
}

const faultCounts = (
  requests: readonly RequestRecord[],
  clients: readonly DemoClient[],
): readonly FaultCount[] =>
  countFaults(
    requests.flatMap((request) => {
      const client = clients.find((each) => String(companyIdOf(each)) === request.company);
      if (request.fault === undefined || client === undefined) return [];
      return [{ client: client.id, kind: kindOf(request), fault: faultWords(request.fault) }];
    }),
  );

const systemOf = (simulator: ProcountorSimulator, client: DemoClient): Readonly<Record<string, unknown>> => ({
  type: "procountor",
  baseUrl: simulator.url,
  clientId: apiClientOf(client).id,
  clientSecret: `env:${secretVariable(client)}`,
  apiKey: `env:${keyVariable(client)}`,
  lateWriteBound,
  timeout: 2_000,
  requestsPerSecond,
  width,
});

/** Starts a Procountor stand-in with one company per client. */
export async function procountorScene(clients: readonly DemoClient[]): Promise<DemoScene> {
  const companies = clients.map(procountorCompany);
  const simulator = await startProcountorSimulator({ companies, clients: clients.map(apiClientOf) });
  let refusals = 0;
  const secrets = clients.flatMap((client) => [
    [keyVariable(client), apiKeyOf(client)],
    [secretVariable(client), apiClientOf(client).secret],
  ]);
  return {
    title: "Procountor",
    clients,
    remarks: [
      `a write without an answer counts as absent ${lateWriteBound} ms after it was sent (production: 6 minutes);`,
      `late writes appear after ${lateBy} ms; ${requestsPerSecond} requests a second per company.`,
    ],
    environment: Object.fromEntries(secrets),
    configOf: (client) => ({ system: systemOf(simulator, client), plan: { ...procountorPlan(client) } }),
    armFaults: (seed) => {
      for (const fault of procountorFaults(seed)) simulator.arm(fault);
    },
    calm: () => simulator.disarm(),
    driftsOf: (client) => procountorDrifts(simulator, client),
    refuseConnections: () => {
      refusals += 1;
      simulator.arm({ kind: "closeListener", forMs: 250 });
    },
    get refusals() {
      return refusals;
    },
    booksOf: (client) => {
      const { defaultAccounts } = procountorCompany(client);
      return procountorBooks(simulator.probe.books(companyIdOf(client)), defaultAccounts);
    },
    faultsMet: () => faultCounts(simulator.probe.requests(), clients),
    get atOnce() {
      const most = Math.max(0, ...Object.values(simulator.probe.maxConcurrentPerCompany));
      return [{ system: "procountor", most, allowed: width }];
    },
    settled: async () => undefined,
    close: () => simulator.close(),
  };
}
