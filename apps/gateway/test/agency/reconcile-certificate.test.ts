import { existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { mkdir, readdir } from "node:fs/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { run } from "../command/fake-host.ts";
import { type AgencyStage, openAgencyStage } from "./agency-stage.ts";

let stage: AgencyStage;
beforeAll(async () => {
  stage = await openAgencyStage();
});
afterAll(() => stage.close());
beforeEach(() => stage.agency.probe.reset());

const argv = (folder: string, ...more: readonly string[]): readonly string[] => {
  const period = ["--from", "2026-03-01", "--to", "2026-03-31"];
  return ["reconcile", "--config", stage.config, ...period, "--certificate", folder, ...more];
};

describe("a folder that takes no certificate is refused before anything is compared", () => {
  const refused = async (folder: string, message: string): Promise<void> => {
    const { code, out, err } = await run(argv(folder));
    expect([code, out, err]).toEqual([
      2,
      "",
      `error ACC_REQUEST_QUERY: ${message}\n  do: Check the folder that --certificate names; its last part is made when it is missing.\n`,
    ]);
    expect(stage.agency.probe.requests()).toEqual([]);
  };

  test("a file", () => refused(stage.config, `${stage.config} is not a folder`));

  test("a folder below a file", () =>
    refused(`${stage.config}/certificates`, `${stage.config} is not a folder`));

  test("a folder whose parent is not there, as when a path is misspelt", async () => {
    const parent = `${stage.folder}/misspelt`;
    await refused(`${parent}/certificates`, `the folder ${parent} does not exist`);
    expect(existsSync(parent)).toBe(false);
  });
});

test("the last part of the folder is made", async () => {
  const folder = `${stage.folder}/march`;
  const { code } = await run(argv(folder));
  expect(code).toBe(1);
  expect((await readdir(folder)).map((name) => name.replace(/^.*\./u, "")).toSorted()).toEqual([
    "json",
    "txt",
  ]);
});

describe("a certificate that cannot be written any more", () => {
  /** Puts a file in the folder's place while the agency is asked. */
  const lostWhileComparing = async (...more: readonly string[]) => {
    const folder = `${stage.folder}/lost`;
    rmSync(folder, { recursive: true, force: true });
    await mkdir(folder);
    const watch = setInterval(() => {
      if (stage.agency.probe.requests().length === 0) return;
      clearInterval(watch);
      rmSync(folder, { recursive: true });
      writeFileSync(folder, "in the way");
    }, 1);
    stage.agency.arm({ kind: "slowAnswer", delayMs: 300, when: { resource: "settlements" } });
    const ended = await run(argv(folder, ...more));
    clearInterval(watch);
    return { ...ended, folder };
  };

  test("is told after the result, which is not lost", async () => {
    const { code, out, err, folder } = await lostWhileComparing();
    expect(code).toBe(2);
    expect(out).toMatch(/^missing +ledger /mu);
    expect(out).toMatch(/^reconcile: \d+ differences, .*\n$/mu);
    expect(out).not.toContain("certificate:");
    expect(err).toContain(`error ACC_REQUEST_QUERY: the certificate cannot be written into ${folder} (`);
    expect(readdirSync(stage.folder).filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  test("stands in the JSON beside the result", async () => {
    const { code, out, err } = await lostWhileComparing("--json");
    expect([code, err]).toEqual([2, ""]);
    expect(JSON.parse(out)).toMatchObject({
      result: "differences",
      error: { code: "ACC_REQUEST_QUERY", message: expect.stringContaining("cannot be written") },
    });
  });
});
