import { readFileSync, writeFileSync } from "node:fs";
import { coveragePage } from "./coverage-page.ts";
import { withMatrix } from "./readme-matrix.ts";
import type { AdapterRun } from "./run-adapters.ts";
import type { PlantedScore } from "./run-planted.ts";

const coverage = "docs/coverage.md";
const readme = "README.md";

type Page = readonly [path: string, text: string];

const pagesOf = (runs: readonly AdapterRun[], score: PlantedScore): readonly Page[] => [
  [coverage, coveragePage(runs, score)],
  [readme, withMatrix(readFileSync(readme, "utf8"), runs)],
];

/** Writes docs/coverage.md and the matrix of README.md. */
export function writePages(runs: readonly AdapterRun[], score: PlantedScore): void {
  for (const [path, text] of pagesOf(runs, score)) writeFileSync(path, text);
}

/** Padding of tables is the formatter's business. */
const bare = (text: string): string => text.replaceAll(/ +/g, " ").replaceAll(/-{3,}/g, "---");

const read = (path: string): string => {
  try {
    return readFileSync(path, "utf8");
  } catch {
    // A page that is missing is as stale as one that says something else.
    return "";
  }
};

/** Pages that do not say what these runs show. */
export const stalePages = (runs: readonly AdapterRun[], score: PlantedScore): readonly string[] =>
  pagesOf(runs, score)
    .filter(([path, text]) => bare(read(path)) !== bare(text))
    .map(([path]) => path);
