import { readFile } from "node:fs/promises";
import {
  demoNetvisorCompany,
  demoNetvisorPartner,
  startNetvisorSimulator,
} from "@confirma-connect/simulators";

/** Starts a simulated Netvisor with one company that knows the documented example's dimensions. */
export async function startCompany() {
  const company = demoNetvisorCompany({
    dimensions: [
      { name: "Kustannuspaikka", items: ["1000"] },
      { name: "Projekti", items: ["PN12345"] },
    ],
  });
  const simulator = await startNetvisorSimulator({ companies: [company] });
  const { organisationId, customerId, customerKey } = company;
  const { id: partnerId, key: partnerKey } = demoNetvisorPartner;
  return {
    simulator,
    baseUrl: simulator.url,
    organisationId,
    customerId,
    customerKey,
    partnerId,
    partnerKey,
  };
}

/** The agency's documented ledger document as a submit body. */
export const ledgerDocument = (): Promise<string> =>
  readFile(new URL("../documents/ledger.json", import.meta.url), "utf8");
