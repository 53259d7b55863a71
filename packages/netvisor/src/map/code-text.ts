import type { FindingList } from "@confirma-connect/core";

/** What a code is checked with. */
interface CodeRule {
  readonly findings: FindingList;
  /** Most characters. */
  readonly longest: number;
}

/** A code of a register. It is never cut, whatever the plan says: a shorter code could be another entry's. */
export function codeText(code: string, pointer: string, { findings, longest }: CodeRule): string {
  if (code.length > longest) {
    const message = `Netvisor takes codes of ${longest} characters, this one has ${code.length}; codes are never cut`;
    findings.refuse("ACC_DOCUMENT_TEXT_TOO_LONG", pointer, message);
  }
  return findings.text(code, pointer);
}
