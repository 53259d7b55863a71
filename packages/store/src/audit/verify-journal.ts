import {
  type AuditFinding,
  type AuditHead,
  type AuditReport,
  ChainCheck,
  hashText,
  reportOf,
} from "@confirma-connect/core";
import type { SqliteJournal } from "./sqlite-journal.ts";

/** The first field of a record's text, which says how many bytes it has. */
function referenceOf(text: string): string {
  const colon = text.indexOf(":");
  const length = Number(text.slice(0, colon));
  // No character is shorter than a byte, so this is enough of the text.
  return Buffer.from(text.slice(colon + 1, colon + 1 + length)).toString("utf8", 0, length);
}

/** Compares every submission with the journal's last word about it. */
function compareRecords(journal: SqliteJournal, check: ChainCheck): readonly AuditFinding[] {
  const missing = new Set(check.lastWords.keys());
  const findings: AuditFinding[] = [];
  for (const { text } of journal.records()) {
    const reference = referenceOf(text);
    missing.delete(reference);
    const word = check.lastWords.get(reference);
    if (word === undefined) findings.push({ fault: "unrecorded", reference });
    else if (word.record !== hashText(text)) findings.push({ fault: "recordChanged", reference });
  }
  return [...findings, ...[...missing].map((reference) => ({ fault: "recordMissing" as const, reference }))];
}

/** Checks the journal of a store: the chain itself, its protection, and that the submissions are as it says. */
export function verifyJournal(journal: SqliteJournal, heads: readonly AuditHead[] = []): AuditReport {
  const check = new ChainCheck(heads);
  for (const { place, text } of journal.lines()) check.add(text, place);
  const open: readonly AuditFinding[] = journal.isProtected ? [] : [{ fault: "unprotected" }];
  return reportOf(check, [...open, ...compareRecords(journal, check)]);
}
