import { describe, expect, test } from "@jest/globals";
import { generateCashInMonth } from "../../src/index.ts";
import { ask, creating, month, running } from "./running.ts";

const open = month.invoices.find(({ status }) => status === "OPEN");
const paid = month.invoices.find(({ status }) => status === "PAID");
const path = `/salesinvoices/${open?.invoiceNumber}/payments`;
const pay = (Amount: unknown, change: object = {}) => ({
  method: "POST",
  body: { Amount, PaymentDate: "2026-03-30", ...change },
});

describe("a generated month", () => {
  test("adds up: what was asked for is what is open and what was allocated as capital", () => {
    const capital = month.allocations.reduce((sum, { breakdown }) => sum + (breakdown?.capital ?? 0), 0);
    const asked = month.invoices.reduce((sum, { amount }) => sum + amount, 0);
    const left = month.invoices.reduce((sum, row) => sum + row.open, 0);
    expect(left + capital).toBe(asked);
    for (const { payment, breakdown } of month.allocations)
      expect((breakdown?.capital ?? 0) + (breakdown?.interest ?? 0) + (breakdown?.costs ?? 0)).toBe(payment);
    for (const { status, open: rest } of month.invoices) expect(status === "PAID").toBe(rest === 0);
  });

  test("has money and other events, paid and open invoices, and is another one for another seed", () => {
    expect(new Set(month.allocations.map(({ typeCode }) => typeCode))).toEqual(new Set(["8", "3"]));
    expect(new Set(month.invoices.map(({ status }) => status))).toEqual(new Set(["PAID", "OPEN"]));
    expect(generateCashInMonth({ month: "2026-03", invoices: 40, seed: 3 })).not.toEqual(month);
  });
});

describe("the books", () => {
  test("take an invoice, a payment of a part and of the rest, and then nothing more", async () => {
    const simulator = await running();
    const before = simulator.probe.books();
    expect((await ask(simulator, "/salesinvoices", creating)).status).toBe(200);
    expect((await ask(simulator, "/salesinvoices/N1/payments", pay(0.5))).text).toContain('"OpenAmount":10');
    expect((await ask(simulator, "/salesinvoices/N1/payments", pay(10.01))).status).toBe(402);
    expect((await ask(simulator, "/salesinvoices/N1/payments", pay(10))).text).toContain('"Status":"PAID"');
    expect((await ask(simulator, "/salesinvoices/N1/payments", pay(0.01))).status).toBe(402);
    const after = simulator.probe.books();
    expect(after.open).toBe(before.open);
    expect(after.directPayments.map(({ amount }) => amount)).toEqual([50, 1000]);
    expect(after.allocations).toEqual(before.allocations);
  });

  test.each([
    ["no amount", pay(undefined)],
    ["an amount of nothing", pay(0)],
    ["a negative amount", pay(-1)],
    ["three decimals", pay(0.125)],
    ["text", pay("1")],
    ["a day that is none", pay(1, { PaymentDate: "2026-02-30" })],
    ["a stranger", pay(1, { More: 1 })],
    ["no object", { method: "POST", body: [] }],
  ])("refuse a payment with %s, and nothing changes", async (_, request) => {
    const simulator = await running();
    expect((await ask(simulator, path, request)).status).toBe(400);
    expect(simulator.probe.books()).toMatchObject({ invoices: month.invoices, directPayments: [] });
  });

  test("refuse an allocation that they cannot hold", async () => {
    const simulator = await running();
    const [sample] = month.allocations;
    if (sample === undefined || open === undefined) throw new Error("the month is empty");
    const good = { ...sample, allocationId: "late", invoiceNumber: open.invoiceNumber, payment: 3 };
    const divided = { ...good, breakdown: { capital: 1, interest: 1, costs: 1 } };
    for (const wrong of [
      { ...divided, allocationId: sample.allocationId },
      { ...divided, payment: 4 },
      { ...divided, invoiceNumber: "none" },
      { ...divided, currency: "SEK" },
      { ...divided, payment: open.open + 3, breakdown: { capital: open.open + 1, interest: 1, costs: 1 } },
    ])
      expect(() => simulator.allocate("C100", wrong)).toThrow();
    expect(() => simulator.allocate("C9", divided)).toThrow("no such creditor");
    expect(simulator.probe.books().allocations).toEqual(month.allocations);
    simulator.allocate("C100", divided);
    expect(simulator.probe.books().open).toBe(month.invoices.reduce((sum, row) => sum + row.open, 0) - 1);
  });

  test("are a creditor's own, and a partner sees its own creditors only", async () => {
    const simulator = await running();
    expect(
      (await ask(simulator, `/salesinvoices/${paid?.invoiceNumber}/status`, { key: "other-key" })).status,
    ).toBe(404);
    expect((await ask(simulator, "/salesinvoices", { key: "other-key" })).text).toContain('"Data":[]');
    const key = "demo-partner-key";
    expect((await ask(simulator, "/partner/creditors/C100/delivery", { key })).status).toBe(200);
    expect((await ask(simulator, "/partner/creditors/C200/credentials", { key })).status).toBe(404);
    expect((await ask(simulator, "/salesinvoices", { key: "other-live-key" })).status).toBe(401);
  });

  test("a registered creditor works with the credentials that it was given", async () => {
    const simulator = await running();
    const body = { BusinessDetails: {}, ContactPersons: [{}], ServiceConfiguration: {} };
    const made = await ask(simulator, "/partner/creditors", {
      method: "POST",
      body,
      key: "demo-partner-key",
    });
    const key = /"ApiKey":"([^"]+)"/u.exec(made.text)?.[1] ?? "";
    expect((await ask(simulator, "/salesinvoices", { ...creating, key })).status).toBe(200);
    expect(simulator.probe.books("C90001").invoices).toHaveLength(1);
    expect(simulator.probe.creditors()).toEqual(["C100", "C200", "C90001"]);
  });
});

test("an allocation that is taken back is gone, and its invoice is open as before", async () => {
  const simulator = await running();
  const before = simulator.probe.books();
  const [sample] = month.allocations;
  if (sample === undefined) throw new Error("empty month");
  simulator.takeBack("C100", sample.allocationId);
  const after = simulator.probe.books();
  expect(after.allocations).toEqual(before.allocations.slice(1));
  expect(after.open - before.open).toBe(sample.breakdown?.capital);
  expect(() => simulator.takeBack("C100", sample.allocationId)).toThrow("There is no allocation");
  expect(() => simulator.takeBack("C1", sample.allocationId)).toThrow("no such creditor");
  simulator.allocate("C100", sample);
  expect(simulator.probe.books().open).toBe(before.open);
});

test.each(["told", "absent"] as const)("the counts of a list are %s", async (counts) => {
  const simulator = await running({ readings: { counts } });
  const { text } = await ask(simulator, "/allocated-payment-transactions?paymentDateFrom=2026-03-01");
  expect(text.includes(`"TotalCount":${month.allocations.length}`)).toBe(counts === "told");
  expect(text).toContain('"RequestId"');
});
