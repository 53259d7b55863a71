import { demoNetvisorCompany, type NetvisorCompany } from "@confirma-connect/simulators";
import type { DemoClient } from "../client/demo-client.ts";

/** The API identifier of a client's integration user in the simulator. */
export const customerIdOf = (client: DemoClient): string => `demo-${client.id}`;

/** A made-up key; it signs requests to the simulator on this machine and opens nothing else. */
export const customerKeyOf = (client: DemoClient): string => `simulated-key-of-${client.id}`;

/** The simulated company of a client: the demo chart, its own key, receivables account and dimensions. */
export function netvisorCompany(client: DemoClient): NetvisorCompany {
  const base = demoNetvisorCompany();
  return {
    ...base,
    organisationId: client.businessId,
    name: client.name,
    customerId: customerIdOf(client),
    customerKey: customerKeyOf(client),
    defaultAccounts: { ...base.defaultAccounts, SalesReceivables: client.books.receivables },
    dimensions: [
      { name: "Kustannuspaikka", items: ["1000", "2000", "3000"] },
      { name: "Projekti", items: ["PN12345", "PN20001"] },
    ],
  };
}
