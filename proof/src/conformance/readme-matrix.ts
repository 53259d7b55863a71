import type { AdapterRun } from "./run-adapters.ts";
import { supportMatrix } from "./support-matrix.ts";

const begin = "<!-- matrix: docs/coverage.md -->";
const end = "<!-- /matrix -->";

/** A README whose block between the markers is the matrix of these runs. */
export function withMatrix(readme: string, runs: readonly AdapterRun[]): string {
  const from = readme.indexOf(begin);
  const to = readme.indexOf(end);
  if (from < 0 || to < from) throw new Error(`README.md has no block ${begin} … ${end}`);
  return `${readme.slice(0, from)}${begin}\n\n${supportMatrix(runs)}\n\n${readme.slice(to)}`;
}
