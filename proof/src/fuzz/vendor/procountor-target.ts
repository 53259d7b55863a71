import { sampleDocuments } from "@confirma-connect/conformance";
import { AccountPlan, Secret } from "@confirma-connect/core";
import { createProcountorSystem, ProcountorPace } from "@confirma-connect/procountor";
import {
  demoProcountorClient,
  demoProcountorCompany,
  openProcountorStandIn,
} from "@confirma-connect/simulators";
import type { FuzzTarget } from "../fuzz-target.ts";
import { fuzzHttp } from "./http-target.ts";
import { stillClock, stillDate } from "./still-clock.ts";

const plan = AccountPlan.parse({
  vatCodes: [{ percentage: 25.5, target: "1" }],
  options: { procountor: { bankAccount: "FI2112345600000785" } },
});

/** Procountor over its stand-in. */
export function procountorTarget(): FuzzTarget {
  const company = demoProcountorCompany();
  const clients = [{ ...demoProcountorClient, requestsPerSecond: 100_000 }];
  const standIn = openProcountorStandIn({
    companies: [company],
    clients,
    now: stillDate,
    rateClock: stillClock.now,
  });
  const options = {
    baseUrl: "http://127.0.0.1/api",
    clientId: demoProcountorClient.id,
    clientSecret: new Secret(demoProcountorClient.secret),
    apiKey: new Secret(company.apiKey),
  };
  return {
    adapter: "procountor",
    plan,
    documents: sampleDocuments({ receivables: "1700", sales: "3000", vat: "2939", unknownAccount: "8888" }),
    system: (answering) => {
      const http = fuzzHttp((request) => standIn.exchange(request), answering);
      const pace = new ProcountorPace({ now: stillClock.now, sleep: () => Promise.resolve() });
      return createProcountorSystem(options, { http, clock: stillClock, pace });
    },
  };
}
