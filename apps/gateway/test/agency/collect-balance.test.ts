import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { typeInPayment } from "./collect-by-hand.ts";
import { type CollectStage, openCollectStage } from "./collect-stage.ts";

let stage: CollectStage;

beforeAll(async () => {
  stage = await openCollectStage(1, { caseCosts: "unnamed", actionEffect: "whenWorked" });
}, 60_000);
afterAll(() => stage.close());

const actions = () => stage.agency.probe.books().actions.map(({ data }) => data);

test("a case that does not name its costs: no payment is told until the policy says what is told without", async () => {
  expect((await stage.collect()).code).toBe(0);
  typeInPayment(stage.simulator, 700_001, 1_000);
  const { code, out } = await stage.collect();
  expect([code, out]).toEqual([
    1,
    expect.stringMatching(/^700001 +DIRECTPAYMENT +10\.00 EUR +held +481000 +ACC_ANSWER_UNREADABLE$/mu),
  ]);
  expect(out).toContain("the case does not name its costs");
  expect(out).toContain("do: Ask the agency for the member's name");
  expect(actions()).toEqual([]);
  await stage.collecting({ policy: { unreadBalance: "assume" } });
  expect((await stage.collect()).code).toBe(0);
  expect(actions()).toMatchObject([
    { amount: 10, outstandingCapitalAmount: 157.94, outstandingCostsAmount: 0 },
  ]);
});

test("an agency that works later: the next payment waits until the case shows the one before it", async () => {
  typeInPayment(stage.simulator, 700_001, 2_000);
  const { code, out } = await stage.collect();
  expect([code, out]).toEqual([
    5,
    expect.stringMatching(/^700001 +DIRECTPAYMENT +20\.00 EUR +held +481000 +ACC_UNKNOWN_UNCLEAR$/mu),
  ]);
  expect(out).toContain("do: Nothing: a later run tells it");
  stage.agency.work();
  expect((await stage.collect()).code).toBe(0);
  expect(actions()).toMatchObject([{ amount: 10 }, { amount: 20, outstandingCapitalAmount: 137.94 }]);
});
