import { CurrencyCode, civilDate, needsAttention, type Settlement } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { allocation, planOf, received, settlement } from "../posting/sample.ts";
import { booksOf } from "./books-of.ts";
import { type AgencyData, pullScene } from "./pull-scene.ts";

const plan = planOf({ book: "payments" });
const ofA = { originalInvoiceNumber: "A" };
const period = { from: civilDate("2026-03-01"), to: civilDate("2026-04-30") };

const paidOn = (day: string, parts: Parameters<typeof received>[1]) =>
  received("A", parts, { paymentDate: civilDate(day), paymentId: day });

const settledOn = (day: string, ...allocations: Settlement["allocations"]) =>
  settlement(allocations, { settlementId: day, settlementDate: civilDate(day) });

/** The settlements come one after another; gives the books after each, with what is not settled yet. */
async function story(payments: AgencyData["payments"], settlements: readonly Settlement[]) {
  const data: AgencyData = { payments, settlements: [] };
  const scene = pullScene(data, plan);
  const told = [];
  for (let count = 0; count <= settlements.length; count += 1) {
    data.settlements = settlements.slice(0, count);
    const report = await scene.run({ period });
    expect(needsAttention(report)).toBe(false);
    const { accounts, ofInvoice } = await booksOf(scene);
    told.push({ accounts, paid: ofInvoice["A"], unsettled: report.unsettled.length });
  }
  const before = await scene.stored();
  expect(needsAttention(await scene.run({ period }))).toBe(false);
  expect(await scene.stored()).toEqual(before);
  return told.slice(1);
}

describe("a settlement takes of provisional payments what it allocates", () => {
  test("two payments, two settlements: each takes one", async () => {
    const payments = [paidOn("2026-03-10", [600]), paidOn("2026-03-27", [400])];
    const weekly = [
      settledOn("2026-03-28", allocation("1", [600], ofA)),
      settledOn("2026-04-04", allocation("2", [400], ofA)),
    ];
    expect(await story(payments, weekly)).toEqual([
      { accounts: { "1701": -1000, "1780": 400, "1910": 600 }, paid: 1000, unsettled: 1 },
      { accounts: { "1701": -1000, "1910": 1000 }, paid: 1000, unsettled: 0 },
    ]);
  });

  test("one payment, two allocations of one settlement: taken once by both", async () => {
    const both = settledOn("2026-03-28", allocation("1", [500], ofA), allocation("2", [400, 100], ofA));
    expect(await story([paidOn("2026-03-10", [900, 100])], [both])).toEqual([
      { accounts: { "1701": -900, "1910": 1000, "9440": -100 }, paid: 1000, unsettled: 0 },
    ]);
  });

  test("one payment, two settlements: a part each, capital first", async () => {
    const halves = [
      settledOn("2026-03-28", allocation("1", [450, 40, 10], ofA)),
      settledOn("2026-04-04", allocation("2", [450, 35, 15], ofA)),
    ];
    expect(await story([paidOn("2026-03-10", [950, 50])], halves)).toEqual([
      {
        accounts: { "1701": -900, "1780": 500, "1910": 500, "3100": -10, "9440": -90 },
        paid: 1000,
        unsettled: 1,
      },
      { accounts: { "1701": -900, "1910": 1000, "3100": -25, "9440": -75 }, paid: 1000, unsettled: 0 },
    ]);
  });

  test("less was received than is settled: the rest is a payment of the invoice", async () => {
    const all = settledOn("2026-03-28", allocation("1", [500], ofA), allocation("2", [400, 75, 25], ofA));
    expect(await story([paidOn("2026-03-10", [600])], [all])).toEqual([
      { accounts: { "1701": -900, "1910": 1000, "3100": -25, "9440": -75 }, paid: 1000, unsettled: 0 },
    ]);
  });

  test("a rest without capital corrects what was booked", async () => {
    const all = settledOn("2026-03-28", allocation("1", [600, 300, 100], ofA));
    expect(await story([paidOn("2026-03-10", [900])], [all])).toEqual([
      { accounts: { "1701": -600, "1910": 1000, "3100": -100, "9440": -300 }, paid: 900, unsettled: 0 },
    ]);
  });

  test("money that goes back within the settlement is a row of its own, and takes nothing", async () => {
    const less = settledOn("2026-03-28", allocation("1", [1000], ofA), allocation("2", [-200], ofA));
    expect(await story([paidOn("2026-03-10", [1000])], [less])).toEqual([
      { accounts: { "1701": -800, "1910": 800 }, paid: 1000, unsettled: 0 },
    ]);
  });

  test("a payment that goes back and the one that is paid instead: the second is taken", async () => {
    const payments = [paidOn("2026-03-10", [600]), paidOn("2026-04-02", [600])];
    const weekly = [
      settledOn("2026-03-28", allocation("1", [600], ofA)),
      settledOn("2026-04-04", allocation("2", [-600], ofA), allocation("3", [600], ofA)),
    ];
    expect(await story(payments, weekly)).toEqual([
      { accounts: { "1701": -1200, "1780": 600, "1910": 600 }, paid: 1200, unsettled: 1 },
      { accounts: { "1701": -600, "1910": 600 }, paid: 1200, unsettled: 0 },
    ]);
  });

  test("an earlier settlement that is shown late takes what came in before the last one", async () => {
    const payments = [paidOn("2026-03-20", [600]), paidOn("2026-04-01", [400])];
    const first = settledOn("2026-03-28", allocation("1", [600], ofA));
    const second = settledOn("2026-04-04", allocation("2", [400], ofA));
    expect(await story(payments, [second, first])).toEqual([
      { accounts: { "1701": -1000, "1780": 600, "1910": 400 }, paid: 1000, unsettled: 2 },
      { accounts: { "1701": -1000, "1910": 1000 }, paid: 1000, unsettled: 0 },
    ]);
  });

  test("the order in which the agency lists allocations means nothing", async () => {
    const [one, two] = [allocation("1", [500], ofA), allocation("2", [500], ofA)];
    const data: AgencyData = {
      payments: [paidOn("2026-03-10", [600])],
      settlements: [settledOn("2026-03-28", one, two)],
    };
    const scene = pullScene(data, plan);
    await scene.run();
    const before = await scene.stored();
    data.settlements = [settledOn("2026-03-28", two, one)];
    expect(needsAttention(await scene.run())).toBe(false);
    expect(await scene.stored()).toEqual(before);
  });
});

test("nothing is taken across currencies: the settlement is refused, and nothing of it is submitted", async () => {
  const krona = received("A", [1000], { currency: CurrencyCode.parse("SEK") });
  const data: AgencyData = { payments: [krona], settlements: [] };
  const scene = pullScene(data, plan);
  await scene.run();
  const before = await scene.stored();
  expect(before.size).toBe(1);
  const other = allocation("2", [50], { originalInvoiceNumber: "B" });
  data.settlements = [settlement([other, allocation("1", [90], ofA)], { settlementId: "S1" })];
  const { entries } = await scene.run();
  expect(entries.find(({ type }) => type === "settlement")).toMatchObject({
    outcome: "refused",
    problems: [{ code: "ACC_UNSUPPORTED_FEATURE", pointer: "/allocations/1/currency" }],
  });
  expect(await scene.stored()).toEqual(before);
});
