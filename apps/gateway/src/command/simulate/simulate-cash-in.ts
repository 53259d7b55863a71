import {
  demoCashInCreditor,
  demoCashInPartner,
  generateCashInMonth,
  startCashInSimulator,
} from "@confirma-connect/simulators";
import { demoMonth } from "./demo-month.ts";
import type { SimulateChoice, Simulated } from "./simulated.ts";

/** How many invoices the month is about. */
const invoices = 40;

/** Cash-In with a month of allocated payments of its demo creditor. */
export async function simulateCashIn({ port, month = demoMonth }: SimulateChoice): Promise<Simulated> {
  const { creditorId, keys } = demoCashInCreditor;
  const books = { [creditorId]: generateCashInMonth({ month, invoices }) };
  const { url, close } = await startCashInSimulator({ port, books });
  const [{ key: creditorKey } = { key: "" }] = keys;
  const [{ key: partnerKey } = { key: "" }] = demoCashInPartner.keys;
  return {
    title: "Cash-In",
    facts: {
      system: "cash-in",
      url: `${url}v2`,
      probe: `${url}__simulator/books`,
      month,
      credentials: { environment: "sandbox", creditorId, creditorKey, partnerKey },
    },
    close,
  };
}
