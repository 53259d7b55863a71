import { afterEach, expect, test } from "@jest/globals";
import { type FinkareSimulator, startFinkareSimulator } from "../../src/index.ts";

type Readings = NonNullable<NonNullable<Parameters<typeof startFinkareSimulator>[0]>["readings"]>;

const running: FinkareSimulator[] = [];
afterEach(async () => void (await Promise.all(running.splice(0).map((each) => each.close()))));

const invoice = { id: "i1", invoiceNumber: "1", amountCents: 900, currency: "EUR", dueDate: "2026-03-01" };
const common = { invoiceId: "i1", amountCents: 300, currency: "EUR", method: "card" } as const;
const payments = [
  {
    ...common,
    id: "a",
    status: "completed",
    createdAt: "2026-03-01T10:00:00Z",
    paidAt: "2026-03-03T10:00:00Z",
  },
  { ...common, id: "b", status: "pending", createdAt: "2026-03-02T10:00:00Z", paidAt: null },
] as const;

async function read(path: string, readings: Readings): Promise<string> {
  const keys = [{ key: "fk_test_a", scopes: ["payments:read"] }];
  const companies = [{ companyId: "F1", keys, book: { invoices: [invoice], payments } }];
  const simulator = await startFinkareSimulator({ companies, readings });
  running.push(simulator);
  const headers = { "x-api-key": "fk_test_a" };
  return (await fetch(`${simulator.url}api/v1/${path}`, { headers })).text();
}

const shown = (text: string) => [...text.matchAll(/"id":"(\w+)"/gu)].map(([, id]) => id).join("");

test.each([
  ["payments?toDate=2026-03-02", { dateField: "paidAt" }, ""],
  ["payments?toDate=2026-03-02", { dateField: "createdAt" }, "ab"],
  ["payments?toDate=2026-03-03", { toDate: "inclusive" }, "a"],
  ["payments?toDate=2026-03-03", { toDate: "exclusive" }, ""],
  ["payments", { order: "oldestFirst" }, "ab"],
  ["payments", { order: "newestFirst" }, "ba"],
] as const)("%s under %o shows %p", async (path, readings, ids) => {
  expect(shown(await read(path, readings))).toBe(ids);
});

test("a payment that is not made has an empty moment or none", async () => {
  expect(await read("payments/b", { unpaidMoment: "null" })).toContain('"paidAt":null');
  expect(await read("payments/b", { unpaidMoment: "absent" })).not.toContain("paidAt");
});

test("an invoice that does not exist is refused or has no payments", async () => {
  expect(await read("payments/invoice/i9", { unknownInvoice: "404" })).toContain('"success":false');
  expect(await read("payments/invoice/i9", { unknownInvoice: "empty" })).toContain('"data":[]');
});

test.each([
  [{}, 200, true],
  [{ pagination: "absent" }, 200, false],
  [{ largestLimit: 1 }, 400, false],
  [{ largestLimit: 1, oversizedLimit: "clamp" }, 200, true],
] as const)("two payments asked for under %o: %i, counted: %p", async (readings, status, counted) => {
  const text = await read("payments?limit=2", readings);
  expect(text.includes('"success":true')).toBe(status === 200);
  expect(text.includes('"total":2')).toBe(counted);
  expect(shown(text)).toHaveLength(status === 400 ? 0 : "largestLimit" in readings ? 1 : 2);
});
