import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openSqliteStore } from "@confirma-connect/store";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { makeSubmission } from "../http/make-submission.ts";
import { run } from "./fake-host.ts";
import { openStage, type Stage } from "./stage.ts";

let stage: Stage;
let store: string;
let exported: string;

beforeAll(async () => {
  stage = await openStage();
  store = join(stage.folder, "audited.sqlite");
  exported = join(stage.folder, "audit.jsonl");
  const opened = await openSqliteStore({ file: store });
  await opened.enqueue([makeSubmission({ identifier: "a" }), makeSubmission({ identifier: "b" })]);
  await opened.close();
});
afterAll(() => stage.close());

describe("audit", () => {
  test("a store is verified, also against a head that was printed before", async () => {
    const head = await run(["audit", "head", "--store", store]);
    expect(head).toMatchObject({ code: 0, err: "" });
    expect(head.out).toMatch(/^3:[0-9a-f]{64}\n$/);
    const verified = await run(["audit", "verify", "--store", store, "--head", head.out.trim()]);
    expect(verified).toEqual({ code: 0, err: "", out: `audit: 3 entries, 0 findings, head ${head.out}` });
  });

  test("an export holds no document, is for its owner only, and is verified by itself", async () => {
    expect((await run(["audit", "export", "--store", store, "--out", exported])).code).toBe(0);
    expect(((await stat(exported)).mode & 0o777).toString(8)).toBe("600");
    const printed = await run(["audit", "export", "--store", store]);
    expect(printed.out).toBe(await readFile(exported, "utf8"));
    const { document } = makeSubmission({ identifier: "a" });
    expect(printed.out).not.toContain(document);
    const verified = await run(["audit", "verify", "--file", exported, "--json"]);
    expect(JSON.parse(verified.out)).toMatchObject({ intact: true, entries: 3, findings: [] });
  });

  test("an export is never written over another file", async () => {
    expect(await run(["audit", "export", "--store", store, "--out", store])).toMatchObject({ code: 2 });
  });

  test("damage is a finding, with its place", async () => {
    const damaged = join(stage.folder, "damaged.jsonl");
    const [first = "", second = "", third = ""] = (await readFile(exported, "utf8")).trim().split("\n");
    await writeFile(damaged, `${first}\n${second.replace("submitted", "replaced")}\n`);
    const head = `3:${third.slice(-66, -2)}`;
    const { code, out } = await run(["audit", "verify", "--file", damaged, "--head", head]);
    expect(code).toBe(1);
    expect(out).toContain("altered: entry 2");
    expect(out).toContain("truncated: entry 3");
    expect(out).toMatch(/audit: 2 entries, 2 findings/);
  });

  test.each([
    [["audit", "verify"], 2],
    [["audit", "verify", "--store", "a", "--file", "b"], 2],
    [["audit", "verify", "--file", "/nowhere/audit.jsonl"], 2],
    [["audit", "verify", "--store", "/nowhere/store.sqlite"], 3],
    [["audit", "verify", "--file", "a", "--head", "12"], 2],
    [["audit", "head"], 2],
  ])("%j is not understood or cannot be read", async (argv, code) => {
    expect((await run(argv)).code).toBe(code);
  });
});
