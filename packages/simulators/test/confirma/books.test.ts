import { describe, expect, test } from "@jest/globals";
import { type ConfirmaReadings, generateConfirmaMonth } from "../../src/index.ts";
import { accounts, ask, direct, running } from "./running.ts";

const month = "payments?fromDate=2026-03-01&toDate=2026-03-31";
const settled = "settlements?fromDate=2026-03-01&toDate=2026-03-31";

describe("a generated month", () => {
  test("is the same for the same seed, and another for another", () => {
    const one = generateConfirmaMonth({ month: "2026-03", seed: 7 });
    expect(generateConfirmaMonth({ month: "2026-03", seed: 7 })).toEqual(one);
    expect(generateConfirmaMonth({ month: "2026-03", seed: 8 })).not.toEqual(one);
  });

  test("adds up: claim = paid + open, and settlements are the payments but for planted corrections", async () => {
    const { totals, counts, corrections, cases, payments } = (await running()).probe.books();
    const claimed = cases.reduce((sum, { claim }) => sum + claim.capital + claim.interest + claim.costs, 0);
    expect(totals.paid + totals.open).toBe(claimed);
    expect(totals.settled).toBe(totals.paid);
    expect(counts).toMatchObject({ cases: 30, settlements: 4, provisional: 0 });
    expect(counts.allocations).toBe(counts.payments);
    expect(corrections).toHaveLength(2);
    for (const { said, settled: truth } of corrections)
      expect(truth).toEqual({ ...said, capital: said.capital - 1000, costs: said.costs + 1000 });
    expect(new Set(payments.map(({ kind }) => kind))).toEqual(
      new Set(["full", "partial", "overpayment", "refund"]),
    );
  });

  test("can be without corrections, and about given invoices", () => {
    const receivables = [{ invoiceNumber: "7", amount: 10_000, dueDate: "2026-03-01" }];
    const book = generateConfirmaMonth({ month: "2026-03", receivables, corrections: 0 });
    expect(book.cases.map(({ invoiceNumber }) => invoiceNumber)).toEqual(["7"]);
  });
});

describe("clients", () => {
  test("see their own data only", async () => {
    const simulator = await running();
    const [own, other] = [simulator.probe.books("100"), simulator.probe.books("200")];
    const text = (await ask(simulator, settled, { key: "other-key" })).text;
    for (const { settlementId } of own.settlements) expect(text).not.toContain(String(settlementId));
    for (const { settlementId } of other.settlements) expect(text).toContain(String(settlementId));
    const foreign = own.cases[0]?.caseId;
    expect((await ask(simulator, `invoice/case?caseId=${foreign}`, { key: "other-key" })).status).toBe(404);
    const body = direct({ caseId: foreign });
    expect((await ask(simulator, "invoice/action", { key: "other-key", body })).status).toBe(400);
    expect(simulator.probe.books("100")).toEqual(own);
  });

  test.each(["other-live-key", "old-key", "nobody", ""])("are not let in with %p", async (key) => {
    expect((await ask(await running(), month, { key })).status).toBe(401);
  });
});

describe("reads", () => {
  test("payments and settlements say what the books say", async () => {
    const simulator = await running();
    const { counts } = simulator.probe.books();
    expect((await ask(simulator, month)).json).toHaveLength(counts.payments);
    const { json } = await ask(simulator, settled);
    expect(json).toMatchObject({ createdAt: "2026-03-30T10:00:00.123Z" });
    expect(json).toHaveProperty("settlements.length", 4);
  });

  test("unfetchedOnly gives a settlement once; an ordinary read marks nothing in the default reading", async () => {
    const simulator = await running();
    await ask(simulator, settled);
    expect((await ask(simulator, `${settled}&unfetchedOnly=true`)).json).toHaveProperty(
      "settlements.length",
      4,
    );
    expect((await ask(simulator, `${settled}&unfetchedOnly=true`)).status).toBe(204);
    const marking = await running({ readings: { fetchedMark: "anyRead" } });
    await ask(marking, settled);
    expect((await ask(marking, `${settled}&unfetchedOnly=true`)).status).toBe(204);
  });

  test("the older form has events and no case", async () => {
    const { text } = await ask(await running({ readings: { settlementForm: "older" } }), settled);
    expect(text).toContain('"events"');
    expect(text).not.toMatch(/"breakdown"|"caseId"|"apiFetchDate"/u);
  });

  test("a settlement is listed by its own date, or by the day on which it was made known", async () => {
    const next = "settlements?fromDate=2026-04-01&toDate=2026-04-30";
    const counts = async (settlementPeriod: ConfirmaReadings["settlementPeriod"]) => {
      const simulator = await running({ readings: { settlementPeriod } });
      const texts = [(await ask(simulator, settled)).text, (await ask(simulator, next)).text];
      return texts.map((text) => [...text.matchAll(/"settlementDate":"2026-03-/gu)].length);
    };
    expect([await counts("settlementDate"), await counts("publishedDate")]).toEqual([
      [4, 0],
      [3, 1],
    ]);
  });

  test("the last day belongs to a period, or not; a period without entries is 204, or an empty list", async () => {
    const last = "settlements?fromDate=2026-03-22&toDate=2026-03-28";
    expect((await ask(await running(), last)).status).toBe(200);
    expect((await ask(await running({ readings: { periodEnd: "exclusive" } }), last)).status).toBe(204);
    const none = "payments?fromDate=2020-01-01&toDate=2020-01-02";
    expect((await ask(await running({ readings: { emptyList: "200" } }), none)).json).toEqual([]);
  });
});

test("a direct payment reduces the case, and takes effect only when the agency works where it is queued", async () => {
  const simulator = await running({ accounts, readings: { actionEffect: "whenWorked" } });
  const file = simulator.probe.books().cases.find(({ status }) => status === "OPEN");
  const { totals } = simulator.probe.books();
  expect((await ask(simulator, "invoice/action", { body: direct({ caseId: file?.caseId }) })).status).toBe(
    200,
  );
  expect(simulator.probe.books()).toMatchObject({ totals, actions: [{ state: "pending" }] });
  simulator.work();
  expect(simulator.probe.books()).toMatchObject({
    totals: { ...totals, open: totals.open - 50 },
    actions: [{ state: "done" }],
  });
});
