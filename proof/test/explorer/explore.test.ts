import { execFile } from "node:child_process";
import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { build, type Plugin } from "esbuild";
import { type Explored, explore } from "../../src/explorer/explore.ts";
import { type PlantedDefect, plantedDefects } from "../../src/explorer/planted-defects.ts";
import { summaryOf } from "../../src/explorer/print-explored.ts";
import { scenarioOf } from "../../src/explorer/scenario.ts";

const folder = join(import.meta.dirname, "../../node_modules/.cache", `explore-${process.pid}`);

beforeAll(() => mkdir(folder, { recursive: true }));
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Puts a defect into the engine's own text while it is bundled. */
const planted = ({ edits }: PlantedDefect): Plugin => ({
  name: "planted",
  setup: ({ onLoad }) => {
    onLoad({ filter: /packages\/core\/src\/delivery\/.*\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      const own = edits.filter(({ file }) => path.endsWith(file));
      const contents = own.reduce((all, edit) => {
        if (!all.includes(edit.text)) throw new Error(`the engine has changed: ${edit.text}`);
        return all.replace(edit.text, edit.instead);
      }, text);
      return { contents, loader: "ts" };
    });
  },
});

/** What the explorer says about the engine with a defect. */
async function exploreWith(defect: PlantedDefect, name: string): Promise<Explored> {
  const outfile = join(folder, `${name}.mjs`);
  await build({
    entryPoints: [join(import.meta.dirname, "../../command/explore.ts")],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    conditions: ["@confirma-connect/source"],
    plugins: [planted(defect)],
    logLevel: "error",
    banner: {
      js: 'import { createRequire as requireOf } from "node:module"; const require = requireOf(import.meta.url);',
    },
  });
  const argv = [outfile, "--json", "--kinds", "ledger", "--faults", String(defect.faults)];
  const { stdout } = await promisify(execFile)(process.execPath, argv).catch((error) => {
    if (typeof error.stdout === "string") return { stdout: error.stdout };
    throw error;
  });
  return JSON.parse(stdout).results[0];
}

describe("the shipped engine", () => {
  test.each(["ledger", "invoice", "payment"] as const)(
    "%s: everything that one fault can do, without a violation",
    async (kind) => {
      const explored = await explore({ scenario: scenarioOf(kind), workers: 2, faults: 1 });
      expect(explored).toMatchObject({ kind, complete: true });
      expect(explored.violation).toBeUndefined();
      expect(explored.states).toBeGreaterThan(250);
      expect(
        Object.keys(explored.ends).every((end) => !/queued|sending|unknown|resolving|refused/.test(end)),
      ).toBe(true);
    },
  );

  test("ledger: two faults", async () => {
    const explored = await explore({ scenario: scenarioOf("ledger"), workers: 2, faults: 2 });
    expect(explored.violation).toBeUndefined();
    expect(explored.states).toBeGreaterThan(4_000);
    expect(summaryOf([explored], { workers: 2, faults: 2 })).toMatch(
      /^explore: [\d,]+ states, 2 workers, 2 faults, 0 violations$/,
    );
  });

  test("an exploration that is given up says so", async () => {
    const explored = await explore({ scenario: scenarioOf("ledger"), workers: 2, faults: 2, limit: 50 });
    expect(explored.complete).toBe(false);
    expect(summaryOf([explored], { workers: 2, faults: 2 })).toMatch(/not complete/);
  });
});

describe("planted defects are found, with a schedule", () => {
  test.each(plantedDefects.map((defect, index) => [defect.name, defect, index] as const))(
    "%s",
    async (_, defect, index) => {
      const { violation } = await exploreWith(defect, `defect-${index}`);
      expect(violation?.what).toMatch(/booked twice|a request /);
      expect(violation?.schedule.length).toBeGreaterThan(2);
      expect(violation?.schedule.every((line) => /^\d+ ms, (worker \d|world): /.test(line))).toBe(true);
    },
  );
});
