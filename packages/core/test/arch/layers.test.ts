import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../../../..");

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (["node_modules", "dist", "coverage", ".git"].includes(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : path.endsWith(".ts") ? [path] : [];
  });
}

const sources = ["packages", "apps"]
  .flatMap((folder) => filesBelow(join(root, folder)))
  .filter((path) => path.includes("/src/"));

const importsOf = (path: string): readonly string[] =>
  [...readFileSync(path, "utf8").matchAll(/^(?:import|export)\s[^;]*?from\s+"([^"]+)"/gmsu)].map(
    ([, from]) => from ?? "",
  );

/** Where an import leads: a path relative to the repository, or a package name. */
const target = (path: string, from: string): string =>
  from.startsWith(".") ? relative(root, resolve(dirname(path), from)) : from;

interface Rule {
  readonly from: RegExp;
  readonly never: RegExp;
  readonly why: string;
}

const adapters = "netvisor|procountor|netbaron";

const rules: readonly Rule[] = [
  {
    from: /^packages\/core\/src\/value\//u,
    never: /core\/src\/(?!value\/)|^node:|^inversify$|^@confirma/u,
    why: "values know only values",
  },
  {
    from: /^packages\/core\/src\/value\/(?!civil-date)/u,
    never: /^date-fns|^@date-fns/u,
    why: "civil-date is the only user of date-fns",
  },
  {
    from: /^packages\/core\/src\/(agency|rules)\//u,
    never: /core\/src\/(delivery|service|di|host|store|mapping)\/|^node:|^inversify$/u,
    why: "documents and rules know no delivery",
  },
  {
    from: /^packages\/core\/src\/ports\//u,
    never: /core\/src\/(service|host|store)\/|^node:|^inversify$/u,
    why: "ports hold no behaviour",
  },
  {
    from: /^packages\/core\/src\//u,
    never: /^axios$|^@confirma-connect\//u,
    why: "core talks no HTTP and knows no adapter",
  },
  { from: /^(?!packages\/http\/)/u, never: /^axios$/u, why: "http is the only user of axios" },
  {
    from: /^(?!packages\/core\/src\/di\/|.*\.module\.ts$|apps\/|packages\/store\/src\/store\.module)/u,
    never: /^inversify$/u,
    why: "wiring lives in modules",
  },
  {
    from: new RegExp(`^packages/(${adapters})/src/wire/`, "u"),
    never: /src\/(transport|map|channel|auth)\/(?!xml-node|write-xml)/u,
    why: "wire formats know no transport",
  },
  {
    from: new RegExp(`^packages/(${adapters})/src/map/`, "u"),
    never: /src\/(auth|channel)\/|^node:|^@confirma-connect\/http$/u,
    why: "mappers are pure",
  },
  {
    from: new RegExp(`^packages/(${adapters})/src/transport/`, "u"),
    never: /src\/map\//u,
    why: "transport knows no mapping",
  },
  {
    from: /^packages\/simulators\//u,
    never: new RegExp(`^@confirma-connect/(${adapters}|sandbox)$`, "u"),
    why: "a stand-in that shares code with an adapter shares its mistakes",
  },
  {
    from: /^packages\/conformance\//u,
    never: /^@jest|^axios$|^@confirma-connect\/(?!core$)/u,
    why: "the kit needs no framework and no adapter",
  },
  { from: /^packages\//u, never: /\/src\/.*\/\.\.\/\.\.\/packages\//u, why: "siblings are imported by name" },
];

describe("dependency rules", () => {
  test.each(rules.map((rule) => [rule.why, rule] as const))("%s", (_, rule) => {
    const broken = sources
      .filter((path) => rule.from.test(relative(root, path)))
      .flatMap((path) =>
        importsOf(path)
          .filter((from) => rule.never.test(target(path, from)))
          .map((from) => `${relative(root, path)} → ${from}`),
      );
    expect(broken).toEqual([]);
  });
});

describe("files", () => {
  const lengths = sources.map(
    (path) => [relative(root, path), readFileSync(path, "utf8").split("\n").length] as const,
  );

  test("none is longer than 400 lines", () => {
    expect(lengths.filter(([, lines]) => lines > 400)).toEqual([]);
  });

  test("half of them stay within 80 lines", () => {
    const sorted = lengths.map(([, lines]) => lines).toSorted((left, right) => left - right);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(80);
  });

  test("no default exports, casts to any, process.env outside apps, or notes to self", () => {
    const word = ["TO", "DO"].join("");
    const odd = sources.flatMap((path) => {
      const text = readFileSync(path, "utf8");
      const name = relative(root, path);
      return [
        ...(/^export default/mu.test(text) ? [`${name}: default export`] : []),
        ...(/\bas any\b|: any\b/u.test(text) ? [`${name}: any`] : []),
        ...(name.startsWith("packages/") && text.includes("process.env") ? [`${name}: process.env`] : []),
        ...(new RegExp(`\\b(${word}|FIXME)\\b`, "u").test(text) ? [`${name}: note to self`] : []),
      ];
    });
    expect(odd).toEqual([]);
  });
});
