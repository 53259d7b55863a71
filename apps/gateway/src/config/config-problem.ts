import { ConnectorError, jsonPointer, type Problem, problem } from "@confirma-connect/core";
import type { z } from "zod";

function adviceFor(issue: z.core.$ZodIssue): string {
  if (issue.code === "unrecognized_keys")
    return "Check the spelling against docs/configuration.md, or remove it.";
  if (issue.code === "invalid_type") return "Write it as docs/configuration.md shows.";
  return "Correct the setting at the pointer; docs/configuration.md lists every setting.";
}

/** Turns a schema issue into a problem. Zod's messages name types and limits, never the value. */
export const configProblem = (issue: z.core.$ZodIssue): Problem =>
  problem("ACC_CONFIG_INVALID", {
    pointer: jsonPointer(issue.path),
    message: issue.message,
    advice: adviceFor(issue),
  });

const line = ({ pointer, message, advice }: Problem): string =>
  `- ${pointer === "" ? "(whole file)" : pointer}: ${message}. ${advice}`;

/** The error that reports every problem of a configuration at once. */
export function configError(file: string, problems: readonly Problem[], cause?: unknown): ConnectorError {
  const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
  const message = [`the configuration ${file} has ${count}:`, ...problems.map(line)].join("\n");
  const detail = { code: "ACC_CONFIG_INVALID", stage: "configure", delivery: "notSent" } as const;
  return new ConnectorError({ ...detail, message, problems, ...(cause === undefined ? {} : { cause }) });
}
