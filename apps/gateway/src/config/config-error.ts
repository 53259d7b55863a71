import { ConnectorError, type Problem } from "@confirma-connect/core";

const line = ({ pointer, message, advice }: Problem): string =>
  `- ${pointer === "" ? "(whole file)" : pointer}: ${message}. ${advice}`;

/** The error that reports every problem of a file at once; `what` names it, e.g. "the configuration gateway.json". */
export function configError(what: string, problems: readonly Problem[], cause?: unknown): ConnectorError {
  const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
  const message = [`${what} has ${count}:`, ...problems.map(line)].join("\n");
  const detail = { code: "ACC_CONFIG_INVALID", stage: "configure", delivery: "notSent" } as const;
  return new ConnectorError({ ...detail, message, problems, ...(cause === undefined ? {} : { cause }) });
}
