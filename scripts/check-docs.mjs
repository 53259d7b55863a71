// Compiles every TypeScript block of the pages that imports one of our packages: node scripts/check-docs.mjs
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const skipped = new Set(["node_modules", "dist", ".git", "coverage"]);
const pages = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (skipped.has(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? pages(path) : path.endsWith(".md") ? [path] : [];
  });

const blocks = pages(".").flatMap((page) =>
  // Blocks behind an example marker are files of examples/: they are compiled and run there.
  [...readFileSync(page, "utf8").matchAll(/^(<!-- example: \S+ -->\n+)?```ts\n([\s\S]*?)^```$/gm)]
    .filter(([, marker]) => marker === undefined)
    .map(([, , code]) => code)
    .filter((code) => /from "@confirma-connect\//.test(code))
    .map((code) => ({ page, code })),
);

// Inside examples/, because its package depends on all of ours.
const work = join("examples", "docs-check");
rmSync(work, { recursive: true, force: true });
mkdirSync(work, { recursive: true });
try {
  blocks.forEach(({ page, code }, index) => {
    writeFileSync(join(work, `block-${index}.ts`), `// ${page}\n${code}\nexport {};\n`);
  });
  const config = {
    extends: "../../tsconfig.base.json",
    compilerOptions: {
      composite: false,
      noEmit: true,
      noUnusedLocals: false,
      rewriteRelativeImportExtensions: false,
    },
    include: ["*.ts"],
  };
  writeFileSync(join(work, "tsconfig.json"), JSON.stringify(config));
  execFileSync("npx", ["tsc", "-p", work], { stdio: "inherit" });
  console.log(`${blocks.length} code blocks of the pages compile`);
} finally {
  rmSync(work, { recursive: true, force: true });
}
