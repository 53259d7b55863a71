import { civilDate, Secret } from "@confirma-connect/core";
import { createHttpClient, type HttpClient } from "@confirma-connect/http";
import {
  type CashInSimulator,
  type CashInSimulatorOptions,
  demoCashInRoutes,
  generateCashInMonth,
  startCashInSimulator,
} from "@confirma-connect/simulators";
import { afterEach } from "@jest/globals";
import {
  type CashInClient,
  CashInKey,
  type CashInOptionsInput,
  createCashInClient,
} from "../../src/index.ts";
import { clock } from "../support/test-client.ts";

const started: CashInSimulator[] = [];
afterEach(async () => void (await Promise.all(started.splice(0).map((each) => each.close()))));

/** The books of creditor C100 at the start. */
export const month = generateCashInMonth({ month: "2026-03", invoices: 40 });

/** The month of the books. */
export const march = { from: civilDate("2026-03-01"), to: civilDate("2026-03-31") };

/** A query that no allocation of the month falls out of. */
export const everything = { paymentDateFrom: march.from, paymentDateTo: civilDate("2026-04-30") };

/** Identifiers of all allocations of a list. */
export async function identifiers(
  list: AsyncIterable<{ readonly allocationId: string }>,
): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const { allocationId } of list) found.push(allocationId);
  return found;
}

/** A stand-in with the month, on the day after it, and a client with keys of both kinds. */
export async function scene(
  options: CashInSimulatorOptions = {},
  change: Partial<CashInOptionsInput> = {},
): Promise<{ readonly simulator: CashInSimulator; readonly client: CashInClient }> {
  const now = () => new Date("2026-04-01T10:00:00Z");
  const books = { C100: month };
  const simulator = await startCashInSimulator({ routes: demoCashInRoutes, books, now, ...options });
  started.push(simulator);
  return { simulator, client: clientOf(simulator, change) };
}

/** An HTTP client that does something after the first answer. */
export function afterFirstAnswer(act: () => void): HttpClient {
  const http = createHttpClient();
  let answers = 0;
  return {
    exchange: async (request) => {
      const result = await http.exchange(request);
      answers += 1;
      if (answers === 1) act();
      return result;
    },
  };
}

/** A client of the stand-in. */
export const clientOf = (
  simulator: CashInSimulator,
  change: Partial<CashInOptionsInput> = {},
  http: HttpClient = createHttpClient(),
): CashInClient =>
  createCashInClient(
    {
      environment: "sandbox",
      baseUrl: `${simulator.url}v2`,
      routes: demoCashInRoutes,
      pageSize: 7,
      creditorKey: new CashInKey("creditor", "sandbox", new Secret("demo-creditor-key")),
      partnerKey: new CashInKey("partner", "sandbox", new Secret("demo-partner-key")),
      ...change,
    },
    { http, clock },
  );
