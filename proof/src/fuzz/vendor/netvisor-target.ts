import { sampleDocuments } from "@confirma-connect/conformance";
import { AccountPlan, randomIds, Secret } from "@confirma-connect/core";
import { createNetvisorSystem } from "@confirma-connect/netvisor";
import { demoNetvisorCompany, demoNetvisorPartner, openNetvisorStandIn } from "@confirma-connect/simulators";
import type { FuzzTarget } from "../fuzz-target.ts";
import { fuzzHttp } from "./http-target.ts";
import { stillClock, stillDate } from "./still-clock.ts";

const plan = AccountPlan.parse({
  documentClasses: { ML: "Myyntilasku" },
  vatCodes: [{ percentage: 25.5, target: "KOMY" }],
  payments: { method: "Pankkitili" },
});

/** Netvisor over its stand-in. */
export function netvisorTarget(): FuzzTarget {
  const company = demoNetvisorCompany();
  const standIn = openNetvisorStandIn({ companies: [company], now: stillDate });
  const options = {
    baseUrl: "http://127.0.0.1/",
    customerId: company.customerId,
    customerKey: new Secret(company.customerKey),
    partnerId: demoNetvisorPartner.id,
    partnerKey: new Secret(demoNetvisorPartner.key),
    organisationId: company.organisationId,
  };
  return {
    adapter: "netvisor",
    plan,
    documents: sampleDocuments({ receivables: "1701", sales: "3000", vat: "2939", unknownAccount: "8888" }),
    system: (answering) => {
      const http = fuzzHttp((request) => standIn.exchange(request), answering);
      return createNetvisorSystem(options, { http, clock: stillClock, ids: randomIds });
    },
  };
}
