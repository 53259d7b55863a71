import { formatTable } from "../../command/output/table.ts";
import type { FaultCount } from "../scene/demo-scene.ts";
import type { TallyRow } from "./tally.ts";

const columns = [
  { title: "client" },
  { title: "kind" },
  ...[
    "documents",
    "delivered",
    "read back",
    "identified",
    "acknowledged",
    "faults",
    "not sent",
    "look-ups",
    "re-sends",
  ].map((title) => ({ title, align: "right" as const })),
];

const cells = (row: Omit<TallyRow, "kind"> & { readonly kind: string }): readonly string[] => [
  row.client,
  row.kind,
  ...[
    row.documents,
    row.delivered,
    row.evidence.readBack,
    row.evidence.identified,
    row.evidence.acknowledged,
    row.faults,
    row.notSent,
    row.lookUps,
    row.resends,
  ].map(String),
];

const addRows = (left: TallyRow, right: TallyRow): TallyRow => ({
  ...left,
  documents: left.documents + right.documents,
  delivered: left.delivered + right.delivered,
  evidence: {
    handedOver: left.evidence.handedOver + right.evidence.handedOver,
    acknowledged: left.evidence.acknowledged + right.evidence.acknowledged,
    identified: left.evidence.identified + right.evidence.identified,
    readBack: left.evidence.readBack + right.evidence.readBack,
  },
  faults: left.faults + right.faults,
  notSent: left.notSent + right.notSent,
  lookUps: left.lookUps + right.lookUps,
  resends: left.resends + right.resends,
});

/** The table of a demo, with a line of sums. */
export function printTally(rows: readonly TallyRow[]): string {
  const [first, ...others] = rows;
  const total =
    first === undefined ? [] : [cells({ ...others.reduce(addRows, first), client: "all", kind: "" })];
  return formatTable(columns, [...rows.map(cells), ...total]);
}

/** What went wrong on the way, by fault, in one line. */
export function printFaults(met: readonly FaultCount[]): string {
  const sums = new Map<string, number>();
  for (const { fault, count } of met) sums.set(fault, (sums.get(fault) ?? 0) + count);
  const words = [...sums]
    .sort((left, right) => right[1] - left[1])
    .map(([fault, count]) => `${fault} ${count}`);
  return `faults met: ${words.length === 0 ? "none" : words.join(", ")}\n`;
}
