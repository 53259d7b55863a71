import {
  demoConfirmaAccount,
  demoConfirmaProvisioningKey,
  generateConfirmaMonth,
  startConfirmaSimulator,
} from "@confirma-connect/simulators";
import { demoMonth } from "./demo-month.ts";
import type { SimulateChoice, Simulated } from "./simulated.ts";

/** Confirma with a month of cases, payments and weekly settlements of its demo client. Nobody pays too much. */
export async function simulateConfirma(choice: SimulateChoice): Promise<Simulated> {
  const { port, month = demoMonth, receivables } = choice;
  const about = receivables === undefined ? {} : { receivables };
  const book = generateConfirmaMonth({ month, ...about, overpayments: false });
  const account = demoConfirmaAccount({ book });
  const { url, close } = await startConfirmaSimulator({ port, accounts: [account] });
  const [{ key } = { key: "" }] = account.keys;
  return {
    title: "Confirma",
    facts: {
      system: "confirma",
      url,
      probe: `${url}__simulator/books`,
      month,
      credentials: {
        environment: "staging",
        clientId: account.clientId,
        key,
        provisioningKey: demoConfirmaProvisioningKey.key,
      },
    },
    close,
  };
}
