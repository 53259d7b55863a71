import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { hashApiKey, KeyRing } from "../../src/secret/api-key.ts";
import { hostSecrets } from "../../src/secret/host-secrets.ts";
import { SecretMask } from "../../src/secret/secret-mask.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "gateway-secret-"));
});
afterAll(() => rm(folder, { recursive: true }));

describe("secrets of this machine", () => {
  const source = hostSecrets({ KEY: "from-environment", EMPTY: "" });

  test("come from the environment or from a file's one line", async () => {
    expect((await source.read("env:KEY")).reveal()).toBe("from-environment");
    for (const [name, content] of [
      ["unix", "from-file\n"],
      ["dos", "from-file\r\n"],
      ["bare", "from-file"],
    ] as const) {
      await writeFile(join(folder, name), content);
      const secret = await source.read(`file:${join(folder, name)}`);
      expect(secret.reveal()).toBe("from-file");
      expect(inspect(secret) + JSON.stringify(secret) + String(secret)).not.toContain("from-file");
    }
  });

  test.each([
    ["env:ABSENT", "the environment variable ABSENT is not set"],
    ["env:EMPTY", "the environment variable EMPTY is not set"],
    ["file:/nowhere/key", "the secret file /nowhere/key cannot be read"],
    ["from-environment", "a secret must be named by env:NAME or file:path"],
  ])("%s is missing, and the message names the place only", async (reference, message) => {
    await expect(source.read(reference)).rejects.toMatchObject({ code: "ACC_CONFIG_SECRET", message });
  });

  test("an empty file and one of two lines hold no secret", async () => {
    for (const content of ["", "\n", "one\ntwo\n"]) {
      await writeFile(join(folder, "wrong"), content);
      await expect(source.read(`file:${join(folder, "wrong")}`)).rejects.toMatchObject({
        code: "ACC_CONFIG_SECRET",
        message: expect.stringMatching(/must hold one line$/),
      });
    }
  });
});

describe("API keys", () => {
  test("are kept as SHA-256", () => {
    expect(hashApiKey("abc")).toBe("sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  });

  test("lead to their caller and nothing else does", () => {
    const ring = new KeyRing([
      { hash: hashApiKey("one"), caller: "first" },
      { hash: hashApiKey("two"), caller: "second" },
      { hash: hashApiKey("three"), caller: "second" },
    ]);
    expect(["one", "two", "three"].map((key) => ring.find(key))).toEqual(["first", "second", "second"]);
    for (const key of ["", "One", "one ", hashApiKey("one")]) expect(ring.find(key)).toBeUndefined();
  });
});

test("a mask hides what was read, at every depth, and leaves short words alone", async () => {
  const mask = new SecretMask();
  const source = mask.watching(hostSecrets({ LONG: "long-secret", SHORT: "ab" }));
  await source.read("env:LONG");
  await source.read("env:SHORT");
  expect(mask.deep({ a: ["x long-secret y", 1, null], b: { c: "ab long-secret" } })).toEqual({
    a: ["x [secret] y", 1, null],
    b: { c: "ab [secret]" },
  });
});
