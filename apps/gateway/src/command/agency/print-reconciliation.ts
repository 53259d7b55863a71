import { type Difference, type Reconciliation, reconcileResult } from "@confirma-connect/core";
import { formatTable } from "../output/table.ts";

const columns = ["class", "kind", "agency", "books", "expected", "found"].map((title) => ({ title }));

const row = ({
  class: name,
  kind,
  identifier,
  vendorId,
  expected,
  actual,
}: Difference): readonly string[] => [
  name,
  kind,
  identifier ?? "–",
  vendorId ?? "–",
  expected ?? "",
  actual ?? "",
];

/** The differences as a table, what was not compared, and one closing line. */
export function printReconciliation(report: Reconciliation): string {
  const { differences, notCompared, unread, open, matched } = report;
  const table = differences.length === 0 ? "" : formatTable(columns, differences.map(row));
  const left = notCompared.map(
    ({ kind, field, count, declared }) =>
      `not compared: ${field} of ${count} ${kind} documents${declared ? " (the accounting system does not give it back)" : ""}\n`,
  );
  const kinds = unread.map(({ kind, count }) => `cannot be listed: ${count} ${kind} documents\n`);
  const waiting = open === 0 ? "" : `not finished: ${open} documents\n`;
  const equal = matched.identity + matched.reference;
  const closing = `reconcile: ${differences.length} differences, ${equal} documents matched, ${reconcileResult(report)}\n`;
  return `${table}${left.join("")}${kinds.join("")}${waiting}${closing}`;
}
