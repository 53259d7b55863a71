import { contentHash } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { run } from "../command/fake-host.ts";

const content = {
  format: { name: "confirma-connect/reconciliation", version: 2 },
  result: "differences",
  open: 0,
};
const hash = contentHash(content);
const certificate = JSON.stringify({ ...content, hash });
const changed = certificate.replace('"open":0', '"open":1');

const verify = (input: string, ...more: readonly string[]) =>
  run(["reconcile", "verify", "-", ...more], { input });

describe("reconcile verify", () => {
  test("a certificate as it was made ends with 0, whatever was found", async () => {
    expect(await verify(certificate)).toMatchObject({
      code: 0,
      out: `certificate: intact, result differences, hash ${hash}\n`,
    });
    const { out } = await verify(certificate, "--json");
    expect(JSON.parse(out)).toEqual({ file: "-", intact: true, result: "differences", hash });
  });

  test("one that was changed ends with 1 and names both hashes", async () => {
    const { code, out } = await verify(changed, "--json");
    const computed = contentHash({ ...content, open: 1 });
    expect([code, JSON.parse(out)]).toEqual([1, { file: "-", intact: false, stated: hash, computed }]);
    expect((await verify(changed)).out).toContain("changed after it was made");
  });

  test.each([
    ["the text beside it", "Reconciliation of shop", "it is not a JSON object"],
    ["something else", "{}", "it is no certificate"],
    ["another version", certificate.replace(":2}", ":9}"), "its version is not known here"],
  ])("%s ends with 2", async (_, input, reason) => {
    const { code, err } = await verify(input);
    expect(code).toBe(2);
    expect(err).toContain(reason);
  });

  test("a file that is not there ends with 2", async () => {
    expect((await run(["reconcile", "verify", "/nowhere/certificate.json"])).code).toBe(2);
  });

  test("help tells the options of the comparison and of verify", async () => {
    const { code, out } = await run(["reconcile", "--help"]);
    expect(code).toBe(0);
    for (const text of ["--extras <which>", "--certificate <folder>", "verify"]) expect(out).toContain(text);
    expect((await run(["reconcile", "verify", "--help"])).out).toContain("Ends with 0");
  });
});
