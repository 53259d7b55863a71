import { countPull, type PullReport } from "@confirma-connect/core";
import { counted } from "../output/counted.ts";
import { describeFinding } from "../output/describe-problem.ts";
import { formatTable } from "../output/table.ts";

const columns = ["source", "type", "id", "documents", "outcome"].map((title) => ({ title }));

/** The report of a pull as a table, with what a person should know below it. */
export function printPull(report: PullReport): string {
  const rows = report.entries.map(({ source, type, id, documents, outcome }) => [
    source,
    type,
    id,
    String(documents),
    outcome,
  ]);
  const told = report.entries.flatMap(({ id, problems }) =>
    problems.map((problem) => `${id}: ${describeFinding(problem)}`),
  );
  const unread = report.warnings.map(
    ({ source, type, problem }) => `${source} ${type}s: ${describeFinding(problem)}`,
  );
  const counts = Object.entries(countPull(report))
    .filter(([, count]) => count > 0)
    .map(([outcome, count]) => `${count} ${outcome}`);
  const unsettled =
    report.unsettled.length === 0 ? "" : `, ${counted(report.unsettled.length, "payment")} not settled yet`;
  const warned = unread.length === 0 ? "" : `, ${counted(unread.length, "warning")}`;
  const closing = `pull: ${report.entries.length} read, ${counts.join(", ") || "nothing to do"}${unsettled}${warned}\n`;
  return `${rows.length === 0 ? "" : formatTable(columns, rows)}${[...told, ...unread].join("")}${closing}`;
}
