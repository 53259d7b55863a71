import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, test } from "@jest/globals";
import { edited } from "../../src/planted-engine/plant.ts";
import { plantedDefects } from "../../src/planted-engine/planted-defects.ts";
import { plantedVerdict } from "../../src/planted-engine/run-planted.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));

describe("planted defects of the engine", () => {
  test("there are at least forty, each with a name of its own", () => {
    expect(new Set(plantedDefects.map(({ name }) => name)).size).toBe(plantedDefects.length);
    expect(plantedDefects.length).toBeGreaterThanOrEqual(40);
  });

  test.each(plantedDefects)("$name has its place in the shipped sources: $title", ({ edits }) => {
    for (const file of new Set(edits.map((edit) => edit.file))) {
      const text = readFileSync(resolve(root, "packages", file), "utf8");
      const here = edits.filter((edit) => edit.file === file);
      expect(edited(text, here)).not.toBe(text);
    }
  });

  test("a place that is gone is told", () => {
    const edit = { file: "core/src/x.ts", from: "gone", to: "" };
    expect(() => edited("text", [edit])).toThrow("no single place");
    expect(() => edited("gone and gone", [edit])).toThrow("no single place");
  });

  test("a defect that is not caught fails the run", () => {
    const [defect] = plantedDefects;
    if (defect === undefined) throw new Error("there is no defect");
    const verdict = plantedVerdict([
      { defect, histories: 3, violation: "booked 2 times" },
      { defect, histories: 10 },
    ]);
    expect(verdict).toEqual({ line: "sim --planted: 1 of 2 caught, median 3 histories", isGood: false });
  });

  test("some are hunted by the command itself", async () => {
    const only = "retryAfterReset,unknownRefused";
    const given = ["scripts/run-typescript.mjs", "proof/command/sim.ts", "--planted", "--only", only];
    const { stdout } = await promisify(execFile)(process.execPath, given, { cwd: root });
    expect(stdout).toMatch(/sim --planted: 2 of 2 caught, median \d+ histories\n$/u);
  }, 60_000);
});
