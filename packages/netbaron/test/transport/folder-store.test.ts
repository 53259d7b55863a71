import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { FolderStore } from "../../src/transport/folder-store.ts";

let path: string;

beforeEach(async () => {
  path = await mkdtemp(join(tmpdir(), "drop-"));
});
afterEach(() => rm(path, { recursive: true, force: true }));

describe("making the folder of control files", () => {
  test("it is made once, and may be there already", async () => {
    const store = new FolderStore({ path, fileMode: 0o640 });
    await store.use(undefined, (session) => session.makeFolder("control"));
    await store.use(undefined, (session) => session.makeFolder("control"));
    expect(existsSync(join(path, "control"))).toBe(true);
  });

  test("a drop folder that goes away meanwhile is not made anew: it would not be the mounted one", async () => {
    const store = new FolderStore({ path, fileMode: 0o640 });
    const making = store.use(undefined, async (session) => {
      await rm(path, { recursive: true });
      await session.makeFolder("control");
    });
    await expect(making).rejects.toMatchObject({ code: "ENOENT" });
    expect(existsSync(path)).toBe(false);
  });
});
