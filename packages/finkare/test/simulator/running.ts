import { Secret } from "@confirma-connect/core";
import { createHttpClient, type HttpClient } from "@confirma-connect/http";
import {
  type FinkareBook,
  type FinkareReadings,
  type FinkareSimulator,
  generateFinkareMonth,
  startFinkareSimulator,
} from "@confirma-connect/simulators";
import { afterEach } from "@jest/globals";
import { createFinkareClient, type FinkareClient } from "../../src/index.ts";
import { clock, now } from "../support/test-client.ts";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => void (await Promise.all(closing.splice(0).map((close) => close()))));

/** Ends something with the test. */
export const closeLater = (close: () => Promise<void>): void => void closing.push(close);

/** A month of payments. */
export const book = generateFinkareMonth({ month: "2026-03", invoices: 30 });

const everyScope = ["payments:read", "reports:read"];

/** How a scene differs from the usual one. */
export interface Change {
  readonly scopes?: readonly string[];
  readonly readings?: Partial<FinkareReadings>;
  readonly book?: FinkareBook;
}

/** A stand-in with two companies, and their clients by key. */
export async function scene({
  scopes = everyScope,
  readings = {},
  book: books = book,
}: Change = {}): Promise<{
  readonly simulator: FinkareSimulator;
  readonly payments: (key: string, http?: HttpClient) => FinkareClient["payments"];
}> {
  const company = { companyId: "F1", keys: [{ key: "fk_test_a", scopes }], book: books };
  const other = { companyId: "F2", keys: [{ key: "fk_test_b", scopes: everyScope }] };
  const simulator = await startFinkareSimulator({
    companies: [company, other],
    readings,
    now: () => new Date(now),
  });
  closeLater(() => simulator.close());
  const payments = (key: string, http = createHttpClient()) =>
    createFinkareClient(
      { environment: "sandbox", key: new Secret(key), baseUrl: `${simulator.url}api/v1`, pageSize: 5 },
      { http, clock },
    ).payments;
  return { simulator, payments };
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

/** All entries of a list. */
export async function all<T>(list: AsyncIterable<T>): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const entry of list) found.push(entry);
  return found;
}
