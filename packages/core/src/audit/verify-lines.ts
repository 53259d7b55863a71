import type { AuditFinding } from "./audit-finding.ts";
import type { AuditHead } from "./audit-head.ts";
import { ChainCheck } from "./chain-check.ts";

/** What a check of a journal found out. */
export interface AuditReport {
  /** Number of entries that were read. */
  readonly entries: number;
  /** The last entry in its place; absent when there is none. */
  readonly head?: AuditHead;
  /** Empty when everything is in order. */
  readonly findings: readonly AuditFinding[];
}

/** The report of a check whose last line was added. */
export function reportOf(check: ChainCheck, more: readonly AuditFinding[] = []): AuditReport {
  const { entries, head } = check;
  const findings = [...check.end(), ...more];
  const nothing: readonly AuditFinding[] = entries === 0 ? [{ fault: "missing", sequence: 1 }] : [];
  return { entries, ...(head === undefined ? {} : { head }), findings: [...nothing, ...findings] };
}

/** Checks an exported journal: lines of text, in their order, empty ones ignored. */
export async function verifyLines(
  lines: AsyncIterable<string> | Iterable<string>,
  heads: readonly AuditHead[] = [],
): Promise<AuditReport> {
  const check = new ChainCheck(heads);
  for await (const line of lines) if (line !== "") check.add(line);
  return reportOf(check);
}
