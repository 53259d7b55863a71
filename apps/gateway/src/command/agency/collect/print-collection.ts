import {
  type CollectionEntry,
  type CollectionLine,
  type CollectionResult,
  problem,
  type SkippedInvoice,
  type SkipReason,
  skipReasons,
} from "@confirma-connect/core";
import type { CollectionOutcome } from "../../../agency/collection-run.ts";
import { describeFinding } from "../../output/describe-problem.ts";
import { formatTable } from "../../output/table.ts";
import { detailOf, skipWords, whatOf } from "./told-words.ts";

const columns = ["invoice", "what", "sum or day", "result", "case", "codes"].map((title) => ({ title }));

const skipColumns = ["invoice", "not handed over"].map((title) => ({ title }));

const rowOf = (line: CollectionLine): readonly string[] => {
  const { invoiceNumber, what, result, caseId = "", codes } = line;
  return [invoiceNumber, what, detailOf(line), result, caseId, codes.join(" ")];
};

const earlierRowOf = (entry: CollectionEntry): readonly string[] => {
  const { invoiceNumber, state, caseId = "", codes } = entry;
  return [invoiceNumber, whatOf(entry), detailOf(entry), `${state} (earlier)`, caseId, codes.join(" ")];
};

/** In every healthy set of books these are most invoices; they are counted only. */
const counted: readonly SkipReason[] = ["nothingOpen", "notDue"];

const skipRows = (skips: readonly SkippedInvoice[]): readonly (readonly string[])[] =>
  skips
    .filter(({ reason }) => !counted.includes(reason))
    .map(({ invoiceNumber, reason }) => [invoiceNumber, skipWords[reason]]);

const table = (
  titles: readonly { readonly title: string }[],
  rows: readonly (readonly string[])[],
): string => (rows.length === 0 ? "" : `${formatTable(titles, rows)}\n`);

/** What a person does about a result; the advice of a code is meant for deliveries to accounting systems. */
const advices: Readonly<Partial<Record<CollectionResult, string>>> = {
  refused: "See what the agency says (--answers), correct it, then use 'confirma-connect collect decide'.",
  outside: "Read from an earlier day (--from); if the books do not have it any more, tell the agency.",
  parked: "Ask the agency, then settle it with 'confirma-connect collect decide'.",
};

/** What was wrong; a run that heard no words itself has the codes of an earlier one. */
function findings({ invoiceNumber, result, codes, problems }: CollectionLine): string {
  const heard = codes.map((code) => problem(code, { message: "an earlier run heard this" }));
  return (problems.length > 0 ? problems : heard)
    .map((finding) => ({ ...finding, advice: advices[result] ?? finding.advice }))
    .map((finding) => `${invoiceNumber}: ${describeFinding(finding)}`)
    .join("");
}

const counts = (words: Iterable<string>): string => {
  const found = new Map<string, number>();
  for (const word of words) found.set(word, (found.get(word) ?? 0) + 1);
  return [...found].map(([word, count]) => `${count} ${word}`).join(", ");
};

/** What is not settled and no line of this run is about. */
export const leftFromEarlier = ({ lines, unsettled }: CollectionOutcome): readonly CollectionEntry[] => {
  const seen = new Set(lines.map(({ key }) => key));
  return unsettled.filter(({ key }) => !seen.has(key));
};

/** What was told and what was left, as tables, with what a person should know below them. */
export function printCollection(outcome: CollectionOutcome): string {
  const { lines, skips, skipped } = outcome;
  const earlier = leftFromEarlier(outcome);
  const told = counts([...lines.map(({ result }) => result), ...earlier.map(({ state }) => state)]);
  const left = skipReasons.flatMap((reason) =>
    skipped[reason] === 0 ? [] : [`${skipped[reason]} ${skipWords[reason]}`],
  );
  return [
    table(columns, [...lines.map(rowOf), ...earlier.map(earlierRowOf)]),
    table(skipColumns, skipRows(skips)),
    ...lines.map(findings),
    left.length === 0 ? "" : `not handed over: ${left.join(", ")}\n`,
    `collect: ${told === "" ? "nothing to tell" : told}\n`,
  ].join("");
}
