import {
  demoNetvisorCompany,
  demoNetvisorPartner,
  startNetvisorSimulator,
} from "@confirma-connect/simulators";
import type { SimulateChoice, Simulated } from "./simulated.ts";

/** Netvisor with its demo company. */
export async function simulateNetvisor({ port }: SimulateChoice): Promise<Simulated> {
  const { url, close } = await startNetvisorSimulator({ port });
  const { organisationId, customerId, customerKey } = demoNetvisorCompany();
  const { id: partnerId, key: partnerKey } = demoNetvisorPartner;
  return {
    title: "Netvisor",
    facts: {
      system: "netvisor",
      url,
      probe: `${url}__simulator/books`,
      credentials: { customerId, customerKey, partnerId, partnerKey, organisationId },
    },
    close,
  };
}
