// Runs a TypeScript file of this repository on every supported Node: `node scripts/run-typescript.mjs file.ts args…`.
// Sources of the workspace are bundled in memory-sized seconds; drivers with native parts stay outside the bundle.
import { mkdirSync, rmSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

const [file, ...args] = process.argv.slice(2);
if (file === undefined) throw new Error("which file? node scripts/run-typescript.mjs <file.ts> [arguments]");

const entry = resolve(file);
const folder = join(process.cwd(), "proof", "node_modules", ".cache", `run-${process.pid}`);
const outfile = join(folder, `${basename(entry, ".ts")}.mjs`);

mkdirSync(dirname(outfile), { recursive: true });
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

await build({
  entryPoints: [entry],
  outfile,
  bundle: true,
  platform: "node",
  target: "node20",
  format: "esm",
  conditions: ["@confirma-connect/source"],
  external: ["libsql", "ssh2-sftp-client", "ssh2"],
  sourcemap: "inline",
  logLevel: "warning",
  banner: {
    js: 'import { createRequire as requireOf } from "node:module"; const require = requireOf(import.meta.url);',
  },
});

process.setSourceMapsEnabled(true);
process.argv = [process.argv[0] ?? "node", entry, ...args];
await import(pathToFileURL(outfile).href);
