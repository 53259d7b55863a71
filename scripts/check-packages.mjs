// Packs every public package, lints the tarballs and uses them in a bare project: node scripts/check-packages.mjs
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const run = (command, args, cwd) =>
  execFileSync(command, args, { cwd, stdio: ["ignore", "pipe", "inherit"], encoding: "utf8" });
const pnpm = (args, cwd) => run("npx", ["-y", "pnpm@12.21.0", ...args], cwd);

const folders = [...readdirSync("packages").map((name) => join("packages", name)), "apps/gateway"];
const work = mkdtempSync(join(tmpdir(), "confirma-packages-"));

try {
  const packed = folders.map((folder) => {
    const { name } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const out = JSON.parse(pnpm(["pack", "--json", "--pack-destination", work], folder));
    const tarball = resolve(work, (Array.isArray(out) ? out[0] : out).filename);
    run("npx", ["publint", "--strict", tarball], ".");
    if (folder !== "apps/gateway") run("npx", ["attw", tarball, "--profile", "esm-only", "--quiet"], ".");
    console.log(`packed ${name}: publint and attw are clean`);
    return { name, tarball };
  });
  const overrides = Object.fromEntries(packed.map(({ name, tarball }) => [name, `file:${tarball}`]));
  const dependencies = { ...overrides, inversify: "^8.2.3", zod: "^4.6.7" };
  writeFileSync(
    join(work, "package.json"),
    JSON.stringify({ name: "bare", private: true, type: "module", dependencies }),
  );
  writeFileSync(
    join(work, "pnpm-workspace.yaml"),
    `packages: []\noverrides:\n${Object.entries(overrides)
      .map(([name, file]) => `  "${name}": "${file}"`)
      .join("\n")}\nallowBuilds:\n  cpu-features: false\n  ssh2: false\n`,
  );
  pnpm(["install", "--prefer-offline"], work);
  const libraries = packed.filter(({ name }) => name !== "@confirma-connect/gateway").map(({ name }) => name);
  const lines = libraries.map(
    (name) =>
      `if (Object.keys(await import(${JSON.stringify(name)})).length === 0) throw new Error("${name} is empty");`,
  );
  writeFileSync(join(work, "import.mjs"), lines.join("\n"));
  writeFileSync(
    join(work, "require.cjs"),
    libraries.map((name) => `require(${JSON.stringify(name)});`).join("\n"),
  );
  run(process.execPath, ["import.mjs"], work);
  run(process.execPath, ["require.cjs"], work);
  const help = run("npx", ["confirma-connect", "--help"], work);
  if (!help.includes("explain")) throw new Error("the packed command line does not print its help");
  console.log(
    `imported and required ${libraries.length} packages in a bare project; the command line answers`,
  );
} finally {
  rmSync(work, { recursive: true, force: true });
}
