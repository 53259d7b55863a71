import { minorUnits, type PostingPlanInput, pull } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { allocation, planOf, settlement } from "../posting/sample.ts";
import { agencyScene } from "../reconcile/support/agency-scene.ts";
import { booksOf } from "./books-of.ts";
import { type AgencyData, march, pullScene } from "./pull-scene.ts";
import { refuse } from "./refuse.ts";

const { accounts } = planOf();
const rounded = { ...accounts, rounding: "8950" };
const of = (amount: number) => [allocation("1", [amount], { originalInvoiceNumber: "A" })];
const paysOut = (settlementAmount: number, amount = 1000) =>
  settlement(of(amount), { settlementId: "S1", settlementAmount: minorUnits(settlementAmount) });
const undivided = settlement(
  of(1000).map((each) => ({ ...each, breakdown: [] })),
  { settlementId: "S1" },
);

type Plan = Partial<PostingPlanInput>;
const fees = (largestShare: number | "any"): Plan => ({ fees: { account: "8600", largestShare } });

const cases: readonly (readonly [string, AgencyData["settlements"][number], Plan, Plan])[] = [
  ["the largest share of fees", paysOut(750), fees(25), fees(20)],
  [
    "the largest amount of fees",
    paysOut(900),
    fees("any"),
    { fees: { account: "8600", largestShare: "any", largestAmount: 50 } },
  ],
  [
    "the tolerance of roundings",
    paysOut(950),
    { accounts: rounded, roundingTolerance: 50 },
    { accounts: rounded, roundingTolerance: 0 },
  ],
  [
    "the tolerance of roundings of a payout that is too large",
    paysOut(1050),
    { accounts: rounded, roundingTolerance: 50 },
    { accounts: rounded, ...fees(20) },
  ],
  ["what is not divided", undivided, { withoutBreakdown: "capital" }, { withoutBreakdown: "refuse" }],
];

describe("a settlement that is booked stays so when the plan becomes stricter", () => {
  test.each(cases)("%s", async (_, shown, before, after) => {
    const data: AgencyData = { payments: [], settlements: [shown] };
    const scene = agencyScene(data, planOf(before));
    await scene.pull();
    const strict = planOf(after);
    const report = await pull({ ...scene, plan: strict }, { period: march });
    expect(report.entries).toMatchObject([{ outcome: "already" }]);
    expect(await scene.reconcile([scene.source], strict)).toMatchObject({ isClean: true });
  });

  test.each(cases)("but a new one is refused: %s", async (_, shown, _before, after) => {
    const report = await pullScene({ payments: [], settlements: [shown] }, planOf(after)).run();
    expect(report.entries).toMatchObject([{ outcome: "refused" }]);
  });
});

describe("a settlement of 25 % fees, of which the ceiling is lowered to 20 %", () => {
  const [booked, strict] = [planOf(fees(25)), planOf(fees(20))];
  const data = (): AgencyData => ({ payments: [], settlements: [paysOut(750)] });

  test("is a conflict when the agency changed it", async () => {
    const shown = data();
    const scene = pullScene(shown, booked);
    await scene.run();
    shown.settlements = [paysOut(700)];
    const before = await scene.stored();
    expect((await scene.run({}, { plan: strict })).entries).toMatchObject([{ outcome: "conflict" }]);
    expect(await scene.stored()).toEqual(before);
  });

  test("is refused when the accounting system refused it: it is in no books", async () => {
    const scene = pullScene(data(), booked);
    await scene.run();
    await refuse(scene, "ledger");
    const { entries } = await scene.run({}, { plan: strict });
    expect(entries).toMatchObject([
      { outcome: "refused", problems: [{ code: "ACC_DOCUMENT_TOTAL_MISMATCH" }] },
    ]);
  });

  test("is completed where a crash left its payments out", async () => {
    const scene = pullScene(data(), booked);
    const { endpoints } = scene;
    const dying = {
      preview: endpoints.preview.bind(endpoints),
      list: endpoints.list.bind(endpoints),
      submit: (...given: Parameters<typeof endpoints.submit>) =>
        given[0] === "payment" ? Promise.reject(new Error("dead")) : endpoints.submit(...given),
    };
    await expect(scene.run({}, { endpoints: dying })).rejects.toThrow("dead");
    expect((await scene.run({}, { plan: strict })).entries).toMatchObject([{ outcome: "submitted" }]);
    expect((await booksOf(scene)).accounts).toEqual({ "1701": -1000, "1910": 750, "8600": 250 });
  });
});
