import { readdir, readFile } from "node:fs/promises";
import { verifyCertificate } from "@confirma-connect/core";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { run } from "../command/fake-host.ts";
import { type AgencyStage, openAgencyStage } from "./agency-stage.ts";

let stage: AgencyStage;

beforeAll(async () => {
  stage = await openAgencyStage();
  await stage.openInvoices();
}, 60_000);
afterAll(() => stage.close());

const balances = () => stage.simulator.probe.books().balances;

describe("pull and reconcile, from the agency's settlements to Netvisor's books", () => {
  test("a dry run shows everything and stores nothing", async () => {
    const before = balances();
    const { code, out } = await stage.command("pull", "--dry-run");
    expect(code).toBe(0);
    expect(out).toMatch(/^confirma +settlement +\S+ +\d+ +shown$/m);
    await stage.deliver();
    expect(balances()).toEqual(before);
  });

  test("settlements become delivered bookkeeping: clearing is empty, the bank has what was paid out", async () => {
    const before = balances();
    const pulled = await stage.command("pull");
    expect(pulled.code).toBe(0);
    expect(pulled.out).toMatch(/pull: \d+ read, \d+ submitted\n$/);
    await stage.deliver();
    const { settlements } = stage.agency.probe.books();
    const paidOut = settlements
      .flatMap(({ allocations }) =>
        allocations.map(({ parts }) => parts.capital + parts.interest + parts.costs),
      )
      .reduce((sum, amount) => sum + amount, 0);
    const after = balances();
    expect((after["1910"] ?? 0) - (before["1910"] ?? 0)).toBe(paidOut);
    expect(after["1920"] ?? 0).toBe(before["1920"] ?? 0);
  }, 60_000);

  test("a second pull changes nothing", async () => {
    const before = balances();
    const again = await stage.command("pull", "--json");
    expect(again.code).toBe(0);
    const { entries } = JSON.parse(again.out);
    expect(new Set(entries.map(({ outcome }: { outcome: string }) => outcome))).toEqual(new Set(["already"]));
    await stage.deliver();
    expect(balances()).toEqual(before);
  }, 60_000);

  test("reconcile finds no difference and writes a certificate that verifies", async () => {
    const folder = `${stage.folder}/certificates`;
    const { code, out } = await stage.command("reconcile", "--certificate", folder);
    expect(out).toContain("reconcile: 0 differences");
    expect(code).toBe(0);
    const names = await readdir(folder);
    const [json = "", ...others] = names.sort();
    expect(json).toMatch(/^reconcile-shop-2026-03-01-2026-03-31-[0-9a-f]{12}\.json$/u);
    expect(others).toEqual([json.replace(/json$/u, "txt")]);
    const verdict = verifyCertificate(await readFile(`${folder}/${json}`, "utf8"));
    expect(verdict).toMatchObject({ type: "intact", result: "clean" });
  }, 60_000);

  test.each([
    ["no period", ["pull", "--config", "x"], 2],
    [
      "a date that does not exist",
      ["pull", "--config", "x", "--from", "2026-02-30", "--to", "2026-03-01"],
      2,
    ],
    [
      "a period that ends before it begins",
      ["pull", "--config", "x", "--from", "2026-03-02", "--to", "2026-03-01"],
      2,
    ],
    [
      "no configuration",
      ["reconcile", "--config", "nowhere.json", "--from", "2026-03-01", "--to", "2026-03-02"],
      3,
    ],
  ])("wrong input: %s", async (_, argv, code) => {
    const result = await run(argv);
    expect(result.code).toBe(code);
    expect(result.err).not.toBe("");
  });

  test("a client that is not there, and one without an agency, are named", async () => {
    const unknown = await stage.command("pull", "--client", "nobody");
    expect([unknown.code, unknown.err]).toEqual([2, expect.stringContaining("no client nobody")]);
    await stage.configure({});
    const without = await stage.command("pull");
    expect([without.code, without.err]).toEqual([3, expect.stringContaining('has no "agency"')]);
  });
});
