import { type ErrorCode, problem } from "@confirma-connect/core";
import type { ConnectionPhase } from "./connection-watch.ts";
import type { HttpNotSent, HttpUnknown } from "./http-result.ts";
import type { Interruption } from "./patience.ts";

/** What is known about an exchange that ended without a complete answer. */
export interface Failure {
  readonly error: unknown;
  readonly interruption: Interruption | undefined;
  readonly phase: ConnectionPhase;
  /** Host (and port) that the request was for: whoever reads the message has several systems. */
  readonly host: string;
}

// Codes that the operating system and TLS give before a connection stands. Stand-ins that open no socket
// give the code only, so the code decides together with the phase, not the system call alone.
const beforeConnection: ReadonlySet<string> = new Set([
  "EAI_AGAIN",
  "EAI_FAIL",
  "EAI_NODATA",
  "EAI_NONAME",
  "ECONNREFUSED",
  "EHOSTDOWN",
  "EHOSTUNREACH",
  "ENETDOWN",
  "ENETUNREACH",
  "ENOTFOUND",
]);
const certificate =
  /^(CERT_|ERR_TLS_CERT_|DEPTH_ZERO_SELF_SIGNED_CERT$|SELF_SIGNED_CERT_IN_CHAIN$|UNABLE_TO_|HOSTNAME_MISMATCH$|INVALID_CA$|INVALID_PURPOSE$|PATH_LENGTH_EXCEEDED$)/;
const connectingCalls: ReadonlySet<string> = new Set(["connect", "getaddrinfo"]);

/**
 * Answers "did the request leave?" for every failure. `notSent` needs proof: the connection never stood.
 * Everything else is `unknown`, also a time-out or a cancellation after the connection stood, a reset and an
 * answer that broke off or grew too large. (An established connection can also report EHOSTUNREACH or
 * ETIMEDOUT, so no code is believed once the connection stood.)
 */
export function classifyFailure(failure: Failure): HttpNotSent | HttpUnknown {
  const { code, call } = describe(failure.error);
  const { host, interruption } = failure;
  if (failure.phase === "connected") return unknown(host, interruption ?? code);
  if (interruption === "cancelled") return notSent("ACC_NOT_SENT_CANCELLED", host, "cancelled");
  if (interruption === "timedOut") return notSent("ACC_NOT_SENT_UNREACHABLE", host, "timedOut");
  if (beforeConnection.has(code) || certificate.test(code) || connectingCalls.has(call)) {
    return notSent("ACC_NOT_SENT_UNREACHABLE", host, code);
  }
  return unknown(host, code);
}

const notSent = (code: ErrorCode, host: string, why: string): HttpNotSent => ({
  type: "notSent",
  problem: problem(code, { message: `the request to ${host} never left (${why})` }),
});

const unknown = (host: string, why: string): HttpUnknown => ({
  type: "unknown",
  problem: problem("ACC_UNKNOWN_NO_ANSWER", {
    message: `the request may have arrived at ${host}, but no complete answer came back (${why})`,
  }),
});

/** Error code and system call; fixed words, so they are safe to show. Messages may quote addresses. */
function describe(error: unknown): { readonly code: string; readonly call: string } {
  const call = word(error, "syscall") ?? word(property(error, "cause"), "syscall");
  return {
    code: word(error, "code") ?? word(property(error, "cause"), "code") ?? "no code",
    call: call ?? "",
  };
}

function word(value: unknown, name: string): string | undefined {
  const found = property(value, name);
  return typeof found === "string" && /^\w{1,60}$/.test(found) ? found : undefined;
}

function property(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
