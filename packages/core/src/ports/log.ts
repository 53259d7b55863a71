import { token } from "../di/token.ts";

/** Fields that may be logged. An allow list: no document content, no names, no secrets. */
export interface LogFields {
  readonly client?: string;
  readonly system?: string;
  readonly kind?: string;
  readonly reference?: string;
  readonly step?: string;
  readonly state?: string;
  readonly outcome?: string;
  readonly evidence?: string;
  readonly code?: string;
  readonly status?: number;
  readonly attempt?: number;
  readonly durationMs?: number;
  readonly count?: number;
  readonly worker?: string;
}

/** Structured log; `event` is a fixed word such as "step.accepted". */
export interface Log {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

/** Container token of the {@link Log}. */
export const Log = token<Log>("Log");
