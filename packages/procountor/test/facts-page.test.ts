import { readFileSync } from "node:fs";
import { Secret } from "@confirma-connect/core";
import { ProcountorOptions, ProcountorPlan, procountorManifest } from "@confirma-connect/procountor";
import { describe, expect, test } from "@jest/globals";
import { procountorCodes } from "../src/map/vendor-code.ts";

const page = readFileSync(new URL("../../../docs/adapters/procountor.md", import.meta.url), "utf8");
const key = new Secret("k");
const options = ProcountorOptions.parse({ clientId: "c", clientSecret: key, apiKey: key });

/** Default of an option by its path, as JSON writes it. */
const defaultOf = (path: string, of: unknown = options): string => {
  const value = path
    .split(".")
    .reduce<unknown>(
      (at, name) => (typeof at === "object" && at !== null ? Reflect.get(at, name) : undefined),
      of,
    );
  return JSON.stringify(value) ?? "none";
};

const rows = page.split("\n").map((line) => line.split("|").map((cell) => cell.trim()));
const rowOf = (name: string) => rows.find(([, cell]) => cell === `\`${name}\``);

describe("docs/adapters/procountor.md", () => {
  const named = procountorManifest(options).assumptions.flatMap(({ option, mark }) =>
    option === undefined ? [] : [[option, mark] as const],
  );

  test.each(named)("shows the default and the mark of %s", (option, mark) => {
    const shown = defaultOf(option);
    expect(rowOf(option)?.[2]).toBe(shown === "none" ? "none" : `\`${shown}\``);
    expect(rowOf(option)?.[5]).toBe(mark);
  });

  const plan = ProcountorPlan.parse({});
  test.each(Object.keys(ProcountorPlan.shape))("shows the default of the plan's %s", (name) => {
    const shown = defaultOf(name, plan);
    expect(rowOf(`procountor.${name}`)?.[2]).toBe(shown === "none" ? "none" : `\`${shown}\``);
  });

  test("lists no option that does not exist", () => {
    const listed = rows.flatMap(
      ([, name = ""]) => /^`((?:readings|procountor)\.\w+)`$/u.exec(name)?.[1] ?? [],
    );
    const known = [
      ...Object.keys(options.readings).map((name) => `readings.${name}`),
      ...Object.keys(ProcountorPlan.shape).map((name) => `procountor.${name}`),
    ];
    expect(listed.filter((name) => !known.includes(name))).toEqual([]);
  });

  test.each(procountorCodes)("explains %s", (code) => {
    expect(page).toContain(`\`${code}\``);
  });
});
