import type { Severity } from "@confirma-connect/core";

/** A finding as the command line shows it; a newer gateway may know more codes than we do. */
export interface Finding {
  readonly severity: Severity;
  readonly code: string;
  /** JSON pointer into the document; "" is the whole document. */
  readonly pointer: string;
  readonly message: string;
  readonly advice: string;
}

/** The stable part of a problem. */
export const findingOf = ({ severity, code, pointer, message, advice }: Finding): Finding => ({
  severity,
  code,
  pointer,
  message,
  advice,
});

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Errors first, then warnings; otherwise in their order. */
export const errorsFirst = (findings: readonly Finding[]): readonly Finding[] =>
  findings.toSorted((left, right) => rank[left.severity] - rank[right.severity]);

/** Two lines of words: what is wrong and where, and what to do. */
export const describeFinding = (finding: Finding, indent = ""): string =>
  `${indent}${finding.severity} ${finding.code} at ${finding.pointer === "" ? "(document)" : finding.pointer}: ${finding.message}\n` +
  `${indent}  do: ${finding.advice}\n`;
