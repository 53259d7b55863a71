import type { Log, LogFields } from "@confirma-connect/core";
import { type DestinationStream, type Logger, pino } from "pino";

/** Fields of the gateway's own events beside core's. `frames` are code places of a defect, never its words. */
export interface GatewayLogFields extends LogFields {
  readonly requestId?: string;
  readonly method?: string;
  /** Route pattern, never the path itself. */
  readonly route?: string;
  readonly frames?: readonly string[];
  /** Numbers by fixed words, e.g. what became of everything that a pull looked at. */
  readonly counts?: Readonly<Record<string, number>>;
  /** Short name of a source that is pulled from. */
  readonly source?: string;
  /** JSON pointer to a field: names and numbers of rows, never what stands there. */
  readonly pointer?: string;
}

const allowed = {
  client: true,
  system: true,
  kind: true,
  reference: true,
  step: true,
  state: true,
  outcome: true,
  evidence: true,
  code: true,
  status: true,
  attempt: true,
  durationMs: true,
  count: true,
  worker: true,
  requestId: true,
  method: true,
  route: true,
  frames: true,
  counts: true,
  source: true,
  pointer: true,
} as const satisfies Readonly<Record<keyof GatewayLogFields, true>>;

const pick = (fields: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => Object.hasOwn(allowed, name)));

const write =
  (logger: Logger, level: keyof Log) =>
  (event: string, fields: LogFields = {}): void => {
    logger[level](pick(fields), event);
  };

/** Level of the log; `silent` writes nothing. */
export type LogLevel = keyof Log | "silent";

/**
 * Writes one JSON line per event to a stream (default: standard output). Only fields of the allow list
 * are written, whatever a caller passes.
 */
export function pinoLog(level: LogLevel, destination?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    messageKey: "event",
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  } as const;
  const logger = destination === undefined ? pino(options) : pino(options, destination);
  return {
    debug: write(logger, "debug"),
    info: write(logger, "info"),
    warn: write(logger, "warn"),
    error: write(logger, "error"),
  };
}
