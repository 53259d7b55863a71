import { describe, expect, test } from "@jest/globals";
import { runFuzz } from "../../src/fuzz/run-fuzz.ts";
import { fuzzTargets } from "../../src/fuzz/targets.ts";

describe("no changed answer is taken for what it does not prove", () => {
  test.each(Object.entries(fuzzTargets))("%s", async (_, open) => {
    const { failures, trials } = await runFuzz(open(), { answers: 1_500, seed: "test" });
    expect(
      failures.map(({ trial, operation, mutation, what }) => ({ trial, operation, mutation, what })),
    ).toEqual([]);
    expect(trials).toBe(1_500);
  });

  test("the same seed gives the same findings", async () => {
    const once = async () =>
      (await runFuzz(fuzzTargets["sandbox"]?.() ?? missing(), { answers: 200, seed: "a" })).findings;
    expect(await once()).toEqual(await once());
  });
});

const missing = (): never => {
  throw new Error("there is no sandbox");
};
