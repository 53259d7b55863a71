import { chmod, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { civilDate } from "@confirma-connect/core";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { z } from "zod";
import { Examiner } from "../../src/command/doctor/check.ts";
import { checkClock } from "../../src/command/doctor/check-machine.ts";
import { checkPeriods } from "../../src/command/doctor/check-registers.ts";
import { northClient } from "../../src/demo/client/demo-clients.ts";
import { netvisorPlan } from "../../src/demo/scene/netvisor-plan.ts";
import { run } from "./fake-host.ts";
import { openStage, type Stage } from "./stage.ts";

const Report = z.object({
  healthy: z.boolean(),
  checks: z.array(
    z.object({ name: z.string(), client: z.string(), result: z.string(), message: z.string() }),
  ),
});

describe("doctor", () => {
  let stage: Stage;

  beforeEach(async () => {
    stage = await openStage();
  });

  afterEach(() => stage.close());

  const examine = async () => {
    const { code, out } = await run(["doctor", "--config", stage.config, "--json"]);
    const { healthy, checks } = Report.parse(JSON.parse(out));
    return { code, healthy, failed: checks.filter(({ result }) => result === "failed"), checks };
  };

  test("finds everything in place and writes nothing", async () => {
    const { code, healthy, checks } = await examine();
    expect([code, healthy]).toEqual([0, true]);
    expect(checks.map(({ name }) => name)).toEqual([
      "configuration",
      "clock",
      "store",
      "secrets and options",
      "connection",
      "account",
      "document class",
      "dimension",
      "periods",
    ]);
    const { vouchers, customers } = stage.simulator.probe.books();
    expect([vouchers.length, customers.length]).toEqual([0, 2]);
    const { out } = await run(["doctor", "--config", stage.config]);
    expect(out).toMatch(/^shop +connection +ok /m);
  });

  test("names every word of the plan that the accounting system does not have", async () => {
    const { accounts, ...rest } = netvisorPlan(northClient);
    await stage.configure({
      plan: {
        ...rest,
        accounts: { ...accounts, map: { "3000": "3000", "3001": "7777", "3002": "3999" } },
        documentClasses: { ML: "Sales invoice" },
        dimensions: { COST_CENTER: "Cost centre" },
      },
    });
    const { code, failed } = await examine();
    expect(code).toBe(1);
    expect(failed.map(({ name, message }) => [name, message])).toEqual([
      ["account 7777", "named by the plan, not in the accounting system"],
      ["account 3999", "not active in the accounting system"],
      ["document class Sales invoice", "named by the plan, not in the accounting system"],
      ["dimension Cost centre", "named by the plan, not in the accounting system"],
    ]);
    const { out } = await run(["doctor", "--config", stage.config]);
    expect(out).toContain("shop account 7777\n  do: Create it in the accounting system");
  });

  test("a secret that cannot be read ends with 3 and is named", async () => {
    await rm(join(stage.folder, "partner.key"));
    const { code, failed } = await examine();
    expect(code).toBe(3);
    expect(failed).toEqual([
      expect.objectContaining({
        name: "secrets and options",
        message: expect.stringContaining("partner.key"),
      }),
    ]);
  });

  test("keys that are not accepted end with 3", async () => {
    await writeFile(join(stage.folder, "customer.key"), "another key");
    const { code, failed } = await examine();
    expect([code, failed.map(({ name }) => name)]).toEqual([3, ["connection"]]);
  });

  test("an accounting system that does not answer ends with 4", async () => {
    await stage.simulator.close();
    const { code, failed } = await examine();
    expect([code, failed.map(({ name }) => name)]).toEqual([4, ["connection"]]);
  });

  test("a register that must not be read is one failed check among the others", async () => {
    stage.simulator.arm({ kind: "serverError", committed: false, when: { resource: "vouchertypelist" } });
    const { code, failed, checks } = await examine();
    expect([code, failed.map(({ name }) => name)]).toEqual([4, ["document class"]]);
    expect(checks.at(-1)).toMatchObject({ name: "periods", result: "ok" });
  });

  test("a store that is none, or whose folder is missing, ends with 3", async () => {
    await stage.configure({ store: "missing/submissions.sqlite" });
    expect((await examine()).failed).toMatchObject([{ name: "store", message: "its folder does not exist" }]);
    await stage.configure({ store: "text.sqlite" });
    await writeFile(join(stage.folder, "text.sqlite"), "this is not a database, whatever its name says");
    await chmod(join(stage.folder, "text.sqlite"), 0o600);
    const { code, failed } = await examine();
    expect([code, failed.map(({ name }) => name)]).toEqual([3, ["store"]]);
  });
});

describe("single checks", () => {
  const examiner = new Examiner("shop");
  const period = { name: "2026", from: civilDate("2026-01-01"), to: civilDate("2026-12-31") };

  test.each([
    ["2026-05-01", {}, "ok"],
    ["2027-01-01", {}, "failed"],
    ["2026-03-31", { accountingLock: civilDate("2026-03-31") }, "failed"],
    ["2026-04-01", { accountingLock: civilDate("2026-03-31") }, "ok"],
  ])("a period on %s with %j is %s", (today, locks, result) => {
    expect(checkPeriods(examiner, { periods: [period], ...locks }, civilDate(today)).result).toBe(result);
  });

  test.each([
    ["1970-01-01", "failed"],
    ["2026-01-01", "ok"],
  ])("a clock that says %s is %s", (today, result) => {
    expect(checkClock(civilDate(today), "Europe/Helsinki").result).toBe(result);
  });
});
