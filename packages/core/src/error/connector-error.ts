import type { Problem } from "../rules/problem.ts";
import { type Actor, codeEntry, type ErrorCode, type Retry } from "./codes.ts";

const marker = Symbol.for("@confirma-connect/ConnectorError");

/** Where in the life of a submission an error arose. */
export type Stage = "configure" | "render" | "deliver" | "locate" | "read" | "store" | "serve";

/** What is known about the request when the error arose. */
export type Delivery = "notSent" | "unknown" | "answered";

/** What a ConnectorError is made of. Never put document bodies, names or account numbers into it. */
export interface ConnectorErrorDetail {
  readonly code: ErrorCode;
  readonly stage: Stage;
  readonly delivery: Delivery;
  readonly message?: string;
  readonly problems?: readonly Problem[];
  readonly cause?: unknown;
}

/** The one error class family of this project; `code` is stable, `toJSON` is safe to log. */
export class ConnectorError extends Error {
  readonly code: ErrorCode;
  readonly stage: Stage;
  readonly delivery: Delivery;
  readonly actor: Actor;
  readonly retry: Retry;
  readonly problems: readonly Problem[];
  readonly [marker] = true;

  constructor(detail: ConnectorErrorDetail) {
    const entry = codeEntry(detail.code);
    super(detail.message ?? entry.cause, detail.cause === undefined ? {} : { cause: detail.cause });
    this.name = new.target.name;
    this.code = detail.code;
    this.stage = detail.stage;
    this.delivery = detail.delivery;
    this.actor = entry.actor;
    this.retry = entry.retry;
    this.problems = detail.problems ?? [];
  }

  /** Works across duplicate copies of this package, unlike `instanceof`. */
  static is(value: unknown): value is ConnectorError {
    return typeof value === "object" && value !== null && marker in value;
  }

  /** Code, words and problems; never the cause, which may quote vendor or document data. */
  toJSON(): Readonly<Record<string, unknown>> {
    const { name, code, stage, delivery, actor, retry, message, problems } = this;
    return { name, code, stage, delivery, actor, retry, message, problems };
  }
}
