import { markdownTable } from "./markdown-table.ts";
import type { AdapterRun } from "./run-adapters.ts";
import type { PlantedScore } from "./run-planted.ts";
import { supportMatrix } from "./support-matrix.ts";

/** Families in the order in which the kit runs them. */
const familiesOf = (runs: readonly AdapterRun[]): readonly string[] => [
  ...new Set(runs.flatMap(({ report }) => report.results.map(({ family }) => family))),
];

function countOf({ report }: AdapterRun, family?: string): string {
  const results = report.results.filter((each) => family === undefined || each.family === family);
  const passed = results.filter(({ ok }) => ok).length;
  if (results.length === 0) return "-";
  return passed === results.length ? String(passed) : `${passed} of ${results.length}`;
}

function casesTable(runs: readonly AdapterRun[]): string {
  const head = ["family", ...runs.map((_, index) => String(index + 1))];
  const rows = familiesOf(runs).map((family) => [family, ...runs.map((run) => countOf(run, family))]);
  return markdownTable(head, [...rows, ["all", ...runs.map((run) => countOf(run))]]);
}

function readingsTable(runs: readonly AdapterRun[]): string {
  const rows = runs.map(({ adapter, readings, report }, index) => {
    const missing = [...new Set(report.withheld.flatMap((each) => each.missing))];
    const faults = missing.map((need) => need.replace(/^fault:/, "")).join(", ");
    return [String(index + 1), adapter, readings, faults === "" ? "none" : faults];
  });
  return markdownTable(["", "adapter", "readings", "faults that its stand-in cannot play"], rows);
}

function plantedTable({ all }: PlantedScore): string {
  const rows = all.map(({ defect, caught }) => [
    defect.name,
    defect.after.join(", ") || "-",
    `\`${defect.caughtBy[0] ?? ""}\``,
    caught ? "yes" : "no",
  ]);
  return markdownTable(["defect", "after", "case that must catch it", "caught"], rows);
}

/** The page docs/coverage.md. Figures of one run; nothing in it depends on the clock. */
export const coveragePage = (runs: readonly AdapterRun[], score: PlantedScore): string => `# Coverage

Generated from the results of \`pnpm conformance --write\`. A cell names an operation only when every case of the
[conformance kit](../packages/conformance) that shows it passed, in every set of readings in which the adapter declares
it. The accounting systems are strict stand-ins on loopback; no live system has been asked.

## Documents, systems, operations

${supportMatrix(runs)}

"Explain" shows offline what would be sent. Evidence is the strongest that the cases reached; where several are named,
they depend on how the system is set up ([delivery](delivery.md)).

## Cases that passed

Rules that no vendor documents are options; each column is one set of readings of them.

${readingsTable(runs)}

${casesTable(runs)}

## Planted defects

The kit is run against reference systems with one defect each: ${score.caught} of ${score.all.length} are caught by every case that they name.
"After" names published reports of the same pain in other connectors.

${plantedTable(score)}
`;
