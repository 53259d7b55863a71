import type { Problem } from "@confirma-connect/core";

/** A finding as the command line shows it in JSON. */
export type Finding = Pick<Problem, "severity" | "code" | "pointer" | "message" | "advice">;

/** The stable part of a problem. */
export const findingOf = ({ severity, code, pointer, message, advice }: Finding): Finding => ({
  severity,
  code,
  pointer,
  message,
  advice,
});

/** Two lines of words: what is wrong and where, and what to do. */
export const describeFinding = (finding: Finding, indent = ""): string =>
  `${indent}${finding.severity} ${finding.code} at ${finding.pointer === "" ? "(document)" : finding.pointer}: ${finding.message}\n` +
  `${indent}  do: ${finding.advice}\n`;
