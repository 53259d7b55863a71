import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Edit, PlantedDefect } from "./planted-defect.ts";

type Esbuild = Pick<typeof import("esbuild"), "build">;

/** A source with its defects planted; throws when a place is not there exactly once, so that no defect goes stale. */
export function edited(text: string, edits: readonly Edit[]): string {
  return edits.reduce((all, { file, from, to }) => {
    const [before, after, ...more] = all.split(from);
    if (before === undefined || after === undefined || more.length > 0) {
      throw new Error(`${file} has no single place to plant a defect: ${from.slice(0, 60)}`);
    }
    return `${before}${to}${after}`;
  }, text);
}

/** The bundler is not part of the bundle that loads it. */
async function bundler(): Promise<Esbuild> {
  const name = "esbuild";
  const found: Esbuild = await import(name);
  return found;
}

/** Bundles the hunt with one defect planted in the shipped sources; nothing of them is copied or changed on disk. */
export async function plant({ edits }: PlantedDefect, root: string, outfile: string): Promise<void> {
  const { build } = await bundler();
  const files = new Set(edits.map(({ file }) => resolve(root, "packages", file)));
  await build({
    entryPoints: [resolve(root, "proof/src/planted-engine/hunt.ts")],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    conditions: ["@confirma-connect/source"],
    external: ["libsql", "ssh2-sftp-client", "ssh2"],
    logLevel: "error",
    banner: {
      js: 'import { createRequire as requireOf } from "node:module"; const require = requireOf(import.meta.url);',
    },
    plugins: [
      {
        name: "plant",
        setup: (bundle) => {
          bundle.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
            if (!files.has(path)) return undefined;
            const here = edits.filter(({ file }) => resolve(root, "packages", file) === path);
            return { contents: edited(await readFile(path, "utf8"), here), loader: "ts" };
          });
        },
      },
    ],
  });
}
