import {
  agencyStateWords,
  type ComparedSource,
  type Difference,
  formatAmount,
  type Reconciliation,
  reconcileResult,
  type SideSum,
  type Unposted,
} from "@confirma-connect/core";
import { counted } from "../../output/counted.ts";
import { formatTable } from "../../output/table.ts";

const columns = ["class", "kind", "agency", "books", "expected", "found", "note"].map((title) => ({ title }));

const row = ({
  class: name,
  kind,
  identifier,
  vendorId,
  expected,
  actual,
  agency,
}: Difference): readonly string[] => [
  name,
  kind,
  identifier ?? "–",
  vendorId ?? "–",
  expected ?? "",
  actual ?? "",
  agency === undefined ? "" : agencyStateWords[agency],
];

const sourceLine = ({ source, settlements, payments, documents }: ComparedSource): string =>
  `compared with ${source}: ${counted(settlements, "settlement")} and ${counted(payments, "payment")}, ${counted(documents, "document")}\n`;

const unpostedLine = ({ source, type, id, reasons }: Unposted): string => {
  const why = reasons.map(({ pointer, message }) => `${pointer} ${message}`.trim()).join("; ");
  return `not compared: ${type} ${id} of ${source} cannot be posted: ${why}\n`;
};

/** Documents that are not ours: they are no finding, and somebody may know better. */
const foreignLine = ({ kind, count, sum, currency }: SideSum): string =>
  `not ours: ${counted(count, `${kind} document`)}, ${formatAmount(sum, ".")} ${currency}\n`;

const storeOnly = "compared with what was submitted; the agency itself was not asked\n";

/** The differences as a table, which sides were compared, what was not compared or is not ours, and one closing line. */
export function printReconciliation(report: Reconciliation): string {
  const { differences, sources, unposted, notCompared, unread, open, matched, foreign } = report;
  const table = differences.length === 0 ? "" : formatTable(columns, differences.map(row));
  const sides = sources.length === 0 ? storeOnly : sources.map(sourceLine).join("");
  const left = notCompared.map(
    ({ kind, field, count, declared }) =>
      `not compared: ${field} of ${counted(count, `${kind} document`)}${declared ? " (the accounting system does not give it back)" : ""}\n`,
  );
  const kinds = unread.map(({ kind, count }) => `cannot be listed: ${counted(count, `${kind} document`)}\n`);
  const waiting = open === 0 ? "" : `not finished: ${counted(open, "document")}\n`;
  const equal = matched.identity + matched.reference;
  const closing = `reconcile: ${differences.length} differences, ${equal} documents matched, ${reconcileResult(report)}\n`;
  const notes = [...unposted.map(unpostedLine), ...left, ...kinds, ...foreign.map(foreignLine)].join("");
  return `${table}${sides}${notes}${waiting}${closing}`;
}
