import { afterEach, expect, test } from "@jest/globals";
import {
  type FinkareSimulator,
  type FinkareSimulatorOptions,
  generateFinkareMonth,
  startFinkareSimulator,
} from "../../src/index.ts";

const running: FinkareSimulator[] = [];
afterEach(async () => void (await Promise.all(running.splice(0).map((each) => each.close()))));

const book = generateFinkareMonth({ month: "2026-03", invoices: 40 });
const invoice = book.invoices[0] ?? { id: "", amountCents: 0, currency: "" };
const scopes = ["payments:read", "reports:read", "invoices:read"];

async function scene(readings: FinkareSimulatorOptions["readings"] = {}) {
  const company = { companyId: "F1", keys: [{ key: "fk_test_a", scopes }], book };
  const simulator = await startFinkareSimulator({ companies: [company], readings });
  running.push(simulator);
  const get = async (path: string, method = "GET"): Promise<number> => {
    const headers = { "x-api-key": "fk_test_a" };
    const answer = await fetch(`${simulator.url}api/v1/${path}`, { method, headers });
    await answer.arrayBuffer();
    return answer.status;
  };
  return { simulator, get };
}

test.each([
  ["payments?status=paid", 400],
  ["payments?status=", 400],
  ["payments?page=0", 400],
  ["payments?page=1&page=2", 400],
  ["payments?limit=101", 400],
  ["payments?fromDate=2026-02-30", 400],
  ["payments?fromDate=2026-03-02&toDate=2026-03-01", 400],
  ["payments?stray=1", 400],
  [`payments/invoice/${invoice.id}?page=1`, 400],
  [`payments/invoice/${invoice.id}`, 200],
  ["payments/stats/summary?period=decade", 400],
  ["payments/nothing", 404],
  ["elsewhere", 404],
])("%s is answered with %i", async (path, status) => {
  const { get } = await scene();
  expect(await get(path)).toBe(status);
});

test("only GET is served", async () => {
  const { get } = await scene();
  expect(await get("payments", "POST")).toBe(405);
});

test.each([
  ["payments?stray=1", { unknownParameter: "ignore" }],
  ["payments?limit=101", { oversizedLimit: "clamp" }],
] as const)("%s is taken under %o", async (path, readings) => {
  const { get } = await scene(readings);
  expect(await get(path)).toBe(200);
});

test("the same seed gives the same month, another seed another, and every status occurs", () => {
  expect(generateFinkareMonth({ month: "2026-03", invoices: 40 })).toEqual(book);
  expect(generateFinkareMonth({ month: "2026-03", invoices: 40, seed: 2 })).not.toEqual(book);
  const statuses = new Set(book.payments.map(({ status }) => status));
  expect([...statuses].sort()).toEqual(["completed", "failed", "pending", "refunded"]);
});

test("a payment that the books cannot hold is refused and changes nothing", async () => {
  const { simulator } = await scene();
  const good = {
    id: "p1",
    invoiceId: invoice.id,
    amountCents: 1,
    currency: invoice.currency,
    status: "completed",
    method: "card",
    createdAt: "2026-03-05T10:00:00Z",
    paidAt: "2026-03-05T10:00:00Z",
  } as const;
  for (const wrong of [
    { invoiceId: "none" },
    { currency: "SEK" },
    { amountCents: 0 },
    { amountCents: 1.5 },
    { amountCents: invoice.amountCents + 1 },
  ])
    expect(() => simulator.put("F1", { ...good, ...wrong })).toThrow();
  expect(simulator.probe.books()).toEqual(book);
  simulator.put("F1", { ...good, status: "pending" });
  expect(simulator.probe.books().payments).toHaveLength(book.payments.length + 1);
});
