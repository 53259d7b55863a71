import { beforeAll, describe, expect, test } from "@jest/globals";
import { type Preparation, prepare } from "../../src/simulation/draw-options.ts";
import { drawPlan } from "../../src/simulation/draw-plan.ts";
import type { HistoryPlan } from "../../src/simulation/history-plan.ts";
import { closingLine, reportLines, verdictOf } from "../../src/simulation/report.ts";
import { runShard } from "../../src/simulation/run-shard.ts";
import { keepAll, reduced, runAlone } from "../../src/simulation/shrink-plan.ts";
import { adapterNames } from "../../src/simulation/stage/stage.ts";
import { emptyTally } from "../../src/simulation/tally.ts";

const pairsNow = 400;

describe("the seeded simulation", () => {
  let prepared: Preparation;

  beforeAll(() => {
    prepared = prepare({ seed: "jest", adapters: adapterNames, store: "mixed" });
  });

  test("a small run breaks no promise", async () => {
    const tally = await runShard(prepared.options, { first: 0, threads: 1, histories: 45 });
    expect(tally.failures).toEqual([]);
    expect(tally).toMatchObject({ histories: 45, twice: 0, lost: 0, difference: 0 });
    expect(Object.keys(tally.adapters).sort()).toEqual([...adapterNames].sort());
    expect(tally.inSqlite).toBeGreaterThan(0);
    expect(Object.keys(tally.pairs).length).toBeGreaterThan(45);
  });

  test("the same seed gives the same history, byte for byte; another seed another one", async () => {
    for (const index of [0, 7]) {
      const plan = drawPlan(prepared.options, index);
      const [first, second] = [await runAlone(plan), await runAlone(drawPlan(prepared.options, index))];
      expect(second.log.join("\n")).toBe(first.log.join("\n"));
      expect(first.log.length).toBeGreaterThan(3);
    }
    expect(drawPlan({ ...prepared.options, seed: "other" }, 0)).not.toEqual(drawPlan(prepared.options, 0));
  });

  test("every pair is either drawn or has a reason why it cannot be reached", () => {
    const reaches = Object.values(prepared.reaches);
    const targets = reaches.reduce((sum, { targets: list }) => sum + list.length, 0);
    expect(targets).toBeGreaterThanOrEqual(pairsNow);
    for (const { unreachable } of reaches)
      for (const { reason } of unreachable) expect(reason.length).toBeGreaterThan(10);
  });

  test("a history can be replayed with some of its faults and documents", async () => {
    const plan: HistoryPlan = drawPlan(prepared.options, 3);
    expect(reduced(plan, keepAll(plan))).toEqual(plan);
    const calm = reduced(plan, { faults: [], deliveries: [0] });
    const { violations, struck, accepted, submissions } = await runAlone(calm);
    expect({ violations, struck }).toEqual({ violations: [], struck: [] });
    expect(accepted).toBe(submissions);
  });

  test("a broken promise is a failure of the run, and so is a pair that a large run did not meet", () => {
    const failures = [{ index: 5, violations: ["invoice 1 step invoice is booked 2 times"] }];
    expect(verdictOf({ ...emptyTally, failures }, prepared.reaches).isGood).toBe(false);
    expect(closingLine({ ...emptyTally, failures, twice: 1 }, prepared.reaches)).toMatch(
      /1 booked twice.*FAILED$/u,
    );
    expect(verdictOf({ ...emptyTally, histories: 20_000 }, prepared.reaches).isGood).toBe(false);
    expect(reportLines(emptyTally, prepared.reaches).join("\n")).toContain("not reachable:");
  });
});
