import { civilDate, needsAttention, type PullEndpoints } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { allocation, planOf, received, settlement } from "../posting/sample.ts";
import { booksOf } from "./books-of.ts";
import { type AgencyData, march, pullScene } from "./pull-scene.ts";
import { refuse } from "./refuse.ts";

const paid = received("A", [900, 75, 25], { paymentDate: civilDate("2026-03-20") });
const settled = settlement([allocation("1", [900, 75, 25], { originalInvoiceNumber: "A" })], {
  settlementId: "S1",
  settlementDate: civilDate("2026-03-28"),
});
/** What the settlement says, and nothing else: clearing ends at zero, and the invoice is paid once. */
const truth = { accounts: { "1701": -900, "1910": 1000, "3100": -25, "9440": -75 }, ofInvoice: { A: 1000 } };
const lastDays = { from: civilDate("2026-03-25"), to: civilDate("2026-03-31") };
const firstDays = { from: civilDate("2026-03-01"), to: civilDate("2026-03-25") };

/** The process dies between the settlement's ledger document and its payments. */
async function halfDone(shown: AgencyData, period = march) {
  const data = { ...shown };
  const scene = pullScene(data, planOf({ book: "payments" }));
  const { endpoints } = scene;
  const dying: PullEndpoints = {
    preview: (kind, text) => endpoints.preview(kind, text),
    list: (filter) => endpoints.list(filter),
    submit: (kind, text) =>
      kind === "payment" ? Promise.reject(new Error("the process is gone")) : endpoints.submit(kind, text),
  };
  await expect(scene.run({ period }, { endpoints: dying })).rejects.toThrow("gone");
  expect([...(await scene.stored()).keys()]).toEqual(["ledger confirma-S-S1"]);
  return { ...scene, data };
}

describe("a settlement of which a crash left the payments out", () => {
  test("and whose invoice's payment lies in days that are asked for later", async () => {
    const scene = await halfDone({ payments: [paid], settlements: [settled] }, lastDays);
    const report = await scene.run();
    expect(report.entries.map(({ type, outcome }) => [type, outcome])).toEqual([
      ["settlement", "submitted"],
      ["payment", "nothing"],
    ]);
    expect(await booksOf(scene)).toMatchObject(truth);
  });

  test("and whose invoice's payment is shown only afterwards", async () => {
    const scene = await halfDone({ payments: [], settlements: [settled] });
    scene.data.payments = [paid];
    const report = await scene.run();
    expect(needsAttention(report)).toBe(false);
    expect(report.entries[1]?.problems[0]?.message).toContain("Only the days are known");
    expect(await booksOf(scene)).toMatchObject(truth);
  });

  test("holds payments back when it is not in the days that are asked for, and says so", async () => {
    const later = received("B", [300], { paymentDate: civilDate("2026-03-30") });
    const scene = await halfDone({ payments: [], settlements: [settled] });
    scene.data.payments = [paid, later];
    const before = await scene.stored();
    const { entries } = await scene.run({ period: firstDays });
    expect(entries).toMatchObject([{ outcome: "refused", problems: [{ code: "ACC_UNKNOWN_UNCLEAR" }] }]);
    expect(entries[0]?.problems[0]?.message).toContain("confirma-S-S1");
    expect(await scene.stored()).toEqual(before);
    expect(needsAttention(await scene.run())).toBe(false);
    expect((await booksOf(scene)).ofInvoice).toEqual({ A: 1000, B: 300 });
  });

  test("and that the agency changed since: a conflict, and no payment is booked beside it", async () => {
    const scene = await halfDone({ payments: [], settlements: [settled] });
    const other = settlement([allocation("1", [1000], { originalInvoiceNumber: "B" })], {
      settlementId: "S1",
    });
    Object.assign(scene.data, { payments: [paid], settlements: [other] });
    const before = await scene.stored();
    const { entries } = await scene.run();
    expect(entries.map(({ type, outcome }) => [type, outcome])).toEqual([
      ["settlement", "conflict"],
      ["payment", "refused"],
    ]);
    expect(await scene.stored()).toEqual(before);
  });

  test("is shown as it will be by a dry run", async () => {
    const scene = await halfDone({ payments: [], settlements: [settled] });
    scene.data.payments = [paid];
    const { entries } = await scene.run({ dryRun: true });
    expect(entries.map(({ type, outcome }) => [type, outcome])).toEqual([
      ["settlement", "shown"],
      ["payment", "nothing"],
    ]);
  });
});

test("a settlement's payment that was refused may be renewed, so nothing is booked beside it", async () => {
  const data: AgencyData = { payments: [], settlements: [settled] };
  const scene = pullScene(data, planOf({ book: "payments" }));
  await scene.run();
  await refuse(scene, "payment", "confirma-S-S1-1");
  const before = await scene.stored();
  data.payments = [paid];
  const { entries } = await scene.run();
  expect(entries.map(({ type, outcome }) => [type, outcome])).toEqual([
    ["settlement", "refused"],
    ["payment", "nothing"],
  ]);
  expect(await scene.stored()).toEqual(before);
});

test.each([
  ["alone", []],
  ["beside money that goes back", [allocation("2", [-1500], { originalInvoiceNumber: "A" })]],
])("an invoice that a settlement books as rows is settled too: %s", async (_, others) => {
  const own = allocation("1", [0, 800, 200], { originalInvoiceNumber: "A" });
  const rows = settlement([own, ...others]);
  const data: AgencyData = { payments: [], settlements: [rows] };
  const scene = pullScene(data, planOf({ book: "payments" }));
  await scene.run();
  data.payments = [paid];
  expect((await scene.run()).entries).toMatchObject([{ outcome: "already" }, { outcome: "nothing" }]);
  expect((await booksOf(scene)).accounts).toMatchObject({ "3100": -200, "9440": -800 });
  expect((await booksOf(scene)).payments).toEqual([]);
});
