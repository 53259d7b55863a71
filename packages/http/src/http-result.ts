import type { Problem } from "@confirma-connect/core";

/** An answer that arrived completely, whatever its status. */
export interface HttpAnswer {
  readonly type: "answered";
  readonly status: number;
  /** Lower-cased names; repeated headers are joined by ", ". */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** The body as text, in the character set that Content-Type names, else UTF-8. */
  text(): string;
}

/** No byte of the request can have reached the other side: safe to repeat. */
export interface HttpNotSent {
  readonly type: "notSent";
  readonly problem: Problem;
}

/** The request may have arrived and taken effect, but no complete answer came back. */
export interface HttpUnknown {
  readonly type: "unknown";
  readonly problem: Problem;
}

/** What became of one request. A lost answer is a value, never an error. */
export type HttpResult = HttpAnswer | HttpNotSent | HttpUnknown;
