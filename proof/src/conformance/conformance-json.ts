import type { AdapterRun } from "./run-adapters.ts";
import type { PlantedScore } from "./run-planted.ts";

/** Results for programs: counts, failures with their reasons, withheld cases, missed defects. */
export const conformanceJson = (runs: readonly AdapterRun[], { all, caught, blunt }: PlantedScore) => ({
  adapters: runs.map(({ adapter, readings, seconds, report }) => ({
    adapter,
    readings,
    seconds: Math.round(seconds * 10) / 10,
    passed: report.passed,
    failed: report.failed,
    failures: report.results.filter(({ ok }) => !ok).map(({ id, error }) => ({ id, error })),
    withheld: report.withheld.map(({ id, missing }) => ({ id, missing })),
  })),
  planted: {
    defects: all.length,
    caught,
    failingWithoutDefect: blunt,
    missed: all.flatMap(({ defect, missed }) => (missed.length === 0 ? [] : [{ name: defect.name, missed }])),
  },
});
