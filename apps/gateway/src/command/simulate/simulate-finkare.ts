import {
  demoFinkareCompany,
  generateFinkareMonth,
  startFinkareSimulator,
} from "@confirma-connect/simulators";
import { demoMonth } from "./demo-month.ts";
import type { SimulateChoice, Simulated } from "./simulated.ts";

/** How many invoices the month is about. */
const invoices = 40;

/** Finkare with a month of invoices and payments of its demo company. */
export async function simulateFinkare({ port, month = demoMonth }: SimulateChoice): Promise<Simulated> {
  const company = { ...demoFinkareCompany, book: generateFinkareMonth({ month, invoices }) };
  const { url, close } = await startFinkareSimulator({ port, companies: [company] });
  const [{ key } = { key: "" }] = company.keys;
  return {
    title: "Finkare",
    facts: {
      system: "finkare",
      url: `${url}api/v1`,
      probe: `${url}__simulator/books`,
      month,
      credentials: { environment: "sandbox", companyId: company.companyId, key },
    },
    close,
  };
}
