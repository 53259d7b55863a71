import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { control, forbiddenPrograms } from "./programs.ts";

const packages = join(import.meta.dirname, "../../..");
// Inside the package, so that its dependencies resolve.
const folder = join(packages, "core/node_modules/.cache", `type-${process.pid}`);
const compiler = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");

const withSources = (program: string): string =>
  program.replace(
    /"(core|cash-in)\//gu,
    (_, name: string) => `"${relative(folder, join(packages, name, "src"))}/`,
  );

const configuration = {
  extends: relative(folder, join(packages, "../tsconfig.base.json")),
  compilerOptions: {
    composite: false,
    noEmit: true,
    declaration: false,
    declarationMap: false,
    sourceMap: false,
    noUnusedLocals: false,
    rewriteRelativeImportExtensions: false,
    allowImportingTsExtensions: true,
    customConditions: ["@confirma-connect/source"],
  },
  include: ["*.ts"],
};

/** What the compiler says, by file: one run for all programs. */
const said = new Map<string, readonly string[]>();
let elsewhere: readonly string[] = [];

beforeAll(() => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(configuration));
  writeFileSync(join(folder, "control.ts"), withSources(control));
  for (const [index, { program }] of forbiddenPrograms.entries()) {
    writeFileSync(join(folder, `program-${index}.ts`), `${withSources(program)}\nexport {};\n`);
  }
  const { stdout } = spawnSync(process.execPath, [compiler, "-p", folder, "--pretty", "false"], {
    encoding: "utf8",
  });
  const lines = stdout.split("\n");
  let current = "";
  for (const line of lines) {
    const [, file] = /([\w-]+\.ts)\(\d+,\d+\): error TS/u.exec(line) ?? [];
    const before = said.get(file ?? current) ?? [];
    // Indented lines go on about the error before them.
    if (file !== undefined) said.set(file, [...before, line]);
    else if (line.startsWith(" "))
      said.set(current, [...before.slice(0, -1), `${before.at(-1) ?? ""}\n${line}`]);
    current = file ?? current;
  }
  elsewhere = lines.filter(
    (line) => line.includes("error TS") && !/(?:control|program-\d+)\.ts\(/u.test(line),
  );
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("programs that must not compile", () => {
  test("are at least fifteen, and the compiler has nothing to say about anything else", () => {
    expect(forbiddenPrograms.length).toBeGreaterThanOrEqual(15);
    expect(elsewhere).toEqual([]);
    expect(said.get("control.ts")).toBeUndefined();
  });

  test.each(forbiddenPrograms.map((forbidden, index) => [forbidden.title, forbidden, index] as const))(
    "%s",
    (_, { error, words }, index) => {
      const errors = said.get(`program-${index}.ts`) ?? [];
      expect(errors).toHaveLength(1);
      expect(errors[0]).toContain(`error ${error}: `);
      expect(errors[0]).toMatch(words);
    },
  );
});
