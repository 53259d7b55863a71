import { afterEach } from "@jest/globals";
import {
  type CashInSimulator,
  type CashInSimulatorOptions,
  demoCashInCreditor,
  demoCashInRoutes,
  generateCashInMonth,
  startCashInSimulator,
} from "../../src/index.ts";

const started: CashInSimulator[] = [];
afterEach(async () => void (await Promise.all(started.splice(0).map((each) => each.close()))));

/** The books of creditor C100 at the start. */
export const month = generateCashInMonth({ month: "2026-03", invoices: 40 });

/** Two creditors, the second one of another partner; its day is 2026-04-01. */
export async function running(options: CashInSimulatorOptions = {}): Promise<CashInSimulator> {
  const now = () => new Date("2026-04-01T10:00:00Z");
  const other = {
    creditorId: "C200",
    customerCode: "CUST200",
    keys: [
      { key: "other-key", environment: "sandbox" },
      { key: "other-live-key", environment: "production" },
    ],
  } as const;
  const simulator = await startCashInSimulator({
    routes: demoCashInRoutes,
    creditors: [demoCashInCreditor, other],
    books: { C100: month },
    now,
    ...options,
  });
  started.push(simulator);
  return simulator;
}

/** How a request is made; GET as the demo creditor unless said otherwise. */
export interface Asked {
  readonly method?: string;
  readonly body?: unknown;
  readonly key?: string;
}

/** One request. */
export async function ask(
  simulator: CashInSimulator,
  path: string,
  { method = "GET", body, key = "demo-creditor-key" }: Asked = {},
): Promise<{ readonly status: number; readonly text: string }> {
  const response = await fetch(`${simulator.url}v2${path}`, {
    method,
    headers: { "x-api-key": key, ...(body === undefined ? {} : { "content-type": "application/json" }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, text: await response.text() };
}

/** An invoice that can be created. */
const invoice = { InvoiceNumber: "N1", Amount: 10.5, DueDate: "2026-05-01", DebtorId: "D1" };

/** A request that creates it. */
export const creating = { method: "POST", body: invoice } as const;
