import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";

/** What is known about the packages that run in production. */
export interface SupplyChain {
  readonly packages: number;
  readonly licences: readonly string[];
  readonly findings: readonly string[];
}

/** Answer of the registry: a registry that does not answer is no success. */
export type AuditResult = "clean" | "vulnerable" | "not reachable" | "not asked";

const permissive: readonly string[] = [
  "MIT",
  "MIT-0",
  "ISC",
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BlueOak-1.0.0",
  "Python-2.0",
  "Unlicense",
  "CC0-1.0",
];

const Manifest = z.object({
  name: z.string(),
  license: z.union([z.string(), z.object({ type: z.string() }).transform(({ type }) => type)]).optional(),
  /** How old packages say it: each may be chosen. */
  licenses: z.array(z.object({ type: z.string() })).optional(),
  dependencies: z.record(z.string(), z.string()).optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
  scripts: z.record(z.string(), z.string()).optional(),
});

type Manifest = z.output<typeof Manifest>;

const manifestOf = (folder: string): Manifest =>
  Manifest.parse(JSON.parse(readFileSync(join(folder, "package.json"), "utf8")));

const licenceOf = ({ license, licenses = [] }: Manifest): string =>
  license ?? (licenses.length > 0 ? licenses.map(({ type }) => type).join(" OR ") : "none");

/** Licence expressions of the form `A OR B` are met by either; `A AND B` by both. */
function isPermissive(expression: string): boolean {
  const inner = expression.replace(/^\(|\)$/gu, "");
  if (inner.includes(" OR ")) return inner.split(" OR ").some(isPermissive);
  return inner.split(" AND ").every((each) => permissive.includes(each.trim()));
}

/** All packages that a workspace package needs at run time, found as node finds them. */
function productionOf(root: string): ReadonlyMap<string, Manifest> {
  const found = new Map<string, Manifest>();
  const own = ["packages", "apps"].flatMap((group) =>
    readdirSync(join(root, group)).map((name) => join(root, group, name)),
  );
  const waiting = own.filter((folder) => existsSync(join(folder, "package.json")));
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    const manifest = manifestOf(folder);
    const names = Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies });
    for (const name of names.filter((each) => !each.startsWith("@confirma-connect/"))) {
      const place = placeOf(folder, name);
      if (place === undefined || found.has(place)) continue;
      found.set(place, manifestOf(place));
      waiting.push(place);
    }
  }
  return found;
}

/** Where node would find a package. Optional packages of other platforms are not installed. */
function placeOf(from: string, name: string): string | undefined {
  for (let folder = realpathSync(from); ; folder = dirname(folder)) {
    const place = join(folder, "node_modules", name);
    if (existsSync(join(place, "package.json"))) return realpathSync(place);
    if (folder === dirname(folder)) return undefined;
  }
}

const installScripts: readonly string[] = ["preinstall", "install", "postinstall"];

/** Packages of the workspace's own file that are allowed to run scripts when they are installed. */
function allowedBuilds(root: string): readonly string[] {
  const text = readFileSync(join(root, "pnpm-workspace.yaml"), "utf8");
  const block = /^allowBuilds:\n((?: {2}.*\n)*)/mu.exec(text)?.[1];
  if (block === undefined) return ["allowBuilds is missing"];
  return block.split("\n").filter((line) => line !== "" && !line.endsWith(": false"));
}

/** Reads what is installed: licences, and whether anything must run to be installed. */
export function checkSupplyChain(root: string): SupplyChain {
  const production = [...productionOf(root).values()];
  const scripted = production.filter(({ scripts = {} }) => installScripts.some((name) => name in scripts));
  const blocked = /^allowBuilds:\n((?: {2}.*\n)*)/mu.exec(
    readFileSync(join(root, "pnpm-workspace.yaml"), "utf8"),
  )?.[1];
  return {
    packages: production.length,
    licences: [...new Set(production.map(licenceOf))].sort(),
    findings: [
      ...allowedBuilds(root).map((line) => `a package may run scripts at installation: ${line.trim()}`),
      ...scripted
        .filter(({ name }) => !(blocked ?? "").includes(name))
        .map(({ name }) => `${name} has install scripts and is not named in allowBuilds`),
      ...production
        .filter((manifest) => !isPermissive(licenceOf(manifest)))
        .map((manifest) => `${manifest.name}: licence ${licenceOf(manifest)} is not known to be permissive`),
    ],
  };
}

const AuditAnswer = z.object({
  metadata: z.object({ vulnerabilities: z.record(z.string(), z.number()) }),
});

/** Asks the registry that pnpm is configured with. */
export function auditRegistry(root: string): AuditResult {
  const args = ["-y", "pnpm@12.21.0", "audit", "--prod", "--json"];
  const { stdout } = spawnSync("npx", args, { cwd: root, encoding: "utf8", timeout: 60_000 });
  const parsed = AuditAnswer.safeParse(jsonOf(stdout));
  if (!parsed.success) return "not reachable";
  const count = Object.values(parsed.data.metadata.vulnerabilities).reduce((sum, each) => sum + each, 0);
  return count === 0 ? "clean" : "vulnerable";
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Words instead of an answer: the registry was not reached or knows no audit.
    return undefined;
  }
}
