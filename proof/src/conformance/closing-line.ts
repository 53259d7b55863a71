import type { AdapterRun } from "./run-adapters.ts";
import type { PlantedScore } from "./run-planted.ts";

/** The one line that says it all. */
export function closingLine(runs: readonly AdapterRun[], { all, caught }: PlantedScore): string {
  const adapters = new Set(runs.map(({ adapter }) => adapter)).size;
  const cases = runs.reduce((sum, { report }) => sum + report.results.length, 0);
  const failed = runs.reduce((sum, { report }) => sum + report.failed, 0);
  return `conformance: ${adapters} adapters, ${cases} cases, ${failed} failed, ${caught} of ${all.length} planted defects caught`;
}
