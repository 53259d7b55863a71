import { afterEach, expect, test } from "@jest/globals";
import {
  type CashInSimulator,
  type CashInSimulatorOptions,
  demoCashInRoutes,
  generateCashInMonth,
  startCashInSimulator,
} from "../../src/index.ts";

const running: CashInSimulator[] = [];
afterEach(async () => void (await Promise.all(running.splice(0).map((each) => each.close()))));

const month = generateCashInMonth({ month: "2026-03", invoices: 40 });

async function status(query: string, readings: CashInSimulatorOptions["readings"] = {}): Promise<number> {
  const now = () => new Date("2026-04-01T10:00:00Z");
  const options = { routes: demoCashInRoutes, books: { C100: month }, now, readings };
  const simulator = await startCashInSimulator(options);
  running.push(simulator);
  const headers = { "x-api-key": "demo-creditor-key" };
  const answer = await fetch(`${simulator.url}v2/allocated-payment-transactions?${query}`, { headers });
  await answer.arrayBuffer();
  return answer.status;
}

test.each([
  ["", 200],
  ["pageSize=100", 200],
  ["pageSize=101", 400],
  ["pageSize=0", 400],
  ["page=0", 400],
  ["page=1&page=2", 400],
  ["currency=eur", 400],
  ["currency=", 400],
  ["hasAllocatedBreakdown=yes", 400],
  ["sortBy=colour", 400],
  ["sortOrder=up", 400],
  ["paymentDateFrom=2026-02-30", 400],
  ["paymentDateFrom=2026-03-02&paymentDateTo=2026-03-01", 400],
  ["stray=1", 400],
])("%p is answered with %i", async (query, expected) => {
  expect(await status(query)).toBe(expected);
});

test.each([
  ["pageSize=101", { oversizedPage: "clamp" }],
  ["stray=1", { unknownParameter: "ignore" }],
  ["page=0", { firstPage: 0 }],
] as const)("%p is taken under %o", async (query, readings) => {
  expect(await status(query, readings)).toBe(200);
});

test("the same seed gives the same month, another seed another", () => {
  expect(generateCashInMonth({ month: "2026-03", invoices: 40 })).toEqual(month);
  expect(generateCashInMonth({ month: "2026-03", invoices: 40, seed: 2 })).not.toEqual(month);
});
