import { formatTable } from "../../command/output/table.ts";
import type { FaultCount } from "../scene/demo-scene.ts";
import type { TallyRow } from "./tally.ts";

const columns = [
  { title: "system" },
  { title: "client" },
  { title: "kind" },
  ...[
    "documents",
    "delivered",
    "read back",
    "identified",
    "acknowledged",
    "handed over",
    "faults",
    "not sent",
    "look-ups",
    "re-sends",
  ].map((title) => ({ title, align: "right" as const })),
];

type Line = Omit<TallyRow, "kind" | "system"> & { readonly kind: string; readonly system: string };

const cells = (row: Line): readonly string[] => [
  row.system,
  row.client,
  row.kind,
  ...[
    row.documents,
    row.delivered,
    row.evidence.readBack,
    row.evidence.identified,
    row.evidence.acknowledged,
    row.evidence.handedOver,
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

/** A line of sums; none for no rows. */
function sumLine(rows: readonly TallyRow[], system: string): readonly (readonly string[])[] {
  const [first, ...others] = rows;
  return first === undefined
    ? []
    : [cells({ ...others.reduce(addRows, first), system, client: "all", kind: "" })];
}

/** The table of a demo: what became of every client's documents, with sums per system and over all. */
export function printTally(rows: readonly TallyRow[]): string {
  const systems = [...new Set(rows.map(({ system }) => system))];
  const lines = systems.flatMap((system) => {
    const own = rows.filter((row) => row.system === system);
    return [...own.map(cells), ...sumLine(own, system)];
  });
  return formatTable(columns, [...lines, ...sumLine(rows, "all")]);
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
