import { minorUnits, PostingPlan, type PostingPlanInput, postSettlement } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { allocation, movements, planOf, settlement } from "./sample.ts";

type Fees = NonNullable<PostingPlanInput["fees"]>;

/** Allocates 100.00 and pays out less. */
function post(missing: number, fees: Omit<Fees, "account"> = {}, allocated = 10_000) {
  const given = settlement([allocation("1", [allocated])], {
    settlementAmount: minorUnits(allocated - missing),
  });
  const plan = planOf({ fees: { account: "8600", ...fees } });
  return postSettlement(given, { source: "confirma", plan });
}

describe("fees are concluded from what is missing, up to a ceiling", () => {
  test("of 20 % by default, to the cent, and what was concluded is said", () => {
    const posted = post(2_000);
    expect(movements(posted.payments, [posted.ledger])).toEqual({
      "1701": -10_000,
      "1910": 8_000,
      "8600": 2_000,
    });
    expect(posted.problems).toMatchObject([
      { code: "ACC_DOCUMENT_INFERRED", severity: "info", pointer: "/settlementAmount" },
    ]);
    expect(posted.problems[0]?.message).toContain("20.00 of 100.00 allocated is not paid out");
  });

  test.each<[string, number, Omit<Fees, "account">, number | undefined]>([
    ["a cent above the default", 2_001, {}, undefined],
    ["money that goes back beyond all that is allocated", 1_200, {}, 1_000],
    ["fees out of nothing", 1_200, {}, 0],
    ["fees out of a refund", 1_200, {}, -1_000],
    ["above the share of the plan", 501, { largestShare: 5 }, undefined],
    ["above a share with decimals", 126, { largestShare: 1.25 }, undefined],
    ["above the amount of the plan", 501, { largestAmount: 500 }, undefined],
    ["above the amount of the plan, any share", 501, { largestShare: "any", largestAmount: 500 }, undefined],
    ["anything, where the plan takes none", 1, { largestShare: 0 }, undefined],
  ])("%s is refused for a person, by advice that names the settings", (_, missing, fees, allocated) => {
    const posted = post(missing, fees, allocated);
    expect([posted.payments, posted.ledger]).toEqual([[], undefined]);
    const errors = posted.problems.filter(({ severity }) => severity === "error");
    expect(errors).toMatchObject([{ code: "ACC_DOCUMENT_TOTAL_MISMATCH", pointer: "/settlementAmount" }]);
    expect(errors[0]?.advice).toMatch(/fees\.largestShare.*fees\.largestAmount/u);
  });

  test.each<[string, number, Omit<Fees, "account">, number | undefined]>([
    ["at the share of the plan", 500, { largestShare: 5 }, undefined],
    ["at a share with decimals", 125, { largestShare: 1.25 }, undefined],
    ["at both ceilings", 500, { largestShare: 5, largestAmount: 500 }, undefined],
    ["more than everything, without a ceiling", 1_200, { largestShare: "any" }, 1_000],
    ["out of a refund, without a ceiling", 1_200, { largestShare: "any" }, -1_000],
    ["the largest sum", 6e15, { largestShare: "any", largestAmount: 6e15 }, 6e15],
  ])("%s is a row of fees", (_, missing, fees, allocated) => {
    const { ledger } = post(missing, fees, allocated);
    expect(ledger?.ledgerRows).toContainEqual(
      expect.objectContaining({ accountNumber: "8600", amount: missing, transactionDescription: "Fees" }),
    );
  });

  test("a plan with another ceiling than percents, whole minor units or any is refused", () => {
    const { accounts } = planOf();
    for (const fees of [{ largestShare: 101 }, { largestShare: -1 }, { largestAmount: 0.5 }]) {
      const plan = { accounts, fees: { account: "8600", ...fees } };
      expect(PostingPlan.safeParse(plan).success).toBe(false);
    }
  });
});
