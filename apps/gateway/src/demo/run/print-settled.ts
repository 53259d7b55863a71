import { type Column, formatTable } from "../../command/output/table.ts";
import { driftNames } from "../drift/drift-name.ts";
import type { SettledClient } from "./second-act.ts";
import { matchedOf, type SettledVerdict } from "./settled-verdict.ts";

const columns: readonly Column[] = [
  { title: "system" },
  { title: "client" },
  ...["settlements", "documents", "new to a second pull", "compared", "not seen yet", "differences"].map(
    (title) => ({ title, align: "right" as const }),
  ),
];

const cellsOf = ({ system, client, settlements, documents, again, reconciliation }: SettledClient) => [
  system,
  client,
  ...[
    settlements,
    documents,
    again,
    matchedOf(reconciliation),
    reconciliation.open,
    reconciliation.differences.length,
  ].map(String),
];

/** What each kind of drift was found as, per system; a dash where the system does not give it back. */
function driftRows(settled: readonly SettledClient[]): readonly (readonly string[])[] {
  return driftNames.map((name) => [
    name,
    ...settled.map(({ drifts }) => {
      const drift = drifts.find((each) => each.name === name);
      return drift === undefined ? "-" : drift.found.join(", ") || "NOT FOUND";
    }),
  ]);
}

/** The second act: settlements, reconciliation, drift. */
export function printSettled(settled: readonly SettledClient[], verdict: SettledVerdict): string {
  const { differences, kinds, planted, found, falseAlarms } = verdict;
  const drift = [
    { title: "drift planted in the books" },
    ...settled.map(({ system }) => ({ title: system })),
  ];
  return `
second act: the agency's settlements of a month, pulled, delivered, and reconciled with the books
${formatTable(columns, settled.map(cellsOf))}reconcile: ${differences} differences

${formatTable(drift, driftRows(settled))}-: the system's reading does not tell; NetBaron is read from the files that its import took
drift: ${kinds} kinds planted ${planted} times, ${found} found and named, ${falseAlarms} false alarms

`;
}
