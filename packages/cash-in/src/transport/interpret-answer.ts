import { type ErrorCode, parseJsonText, problem, Secret } from "@confirma-connect/core";
import { type HttpAnswer, parseRetryAfter } from "@confirma-connect/http";
import type { CashInResult, RefusalReason } from "../cash-in-result.ts";
import type { AnswerReader } from "./answer-reader.ts";

interface Refusal {
  readonly reason: RefusalReason;
  readonly code: ErrorCode;
  readonly words: string;
}

/** The documented statuses that say no (seen, complete). Every other one proves nothing. */
const refusals: ReadonlyMap<number, Refusal> = new Map([
  [
    400,
    { reason: "content", code: "ACC_REFUSED_INVALID_DATA", words: "malformed, or a parameter is missing" },
  ],
  [
    401,
    { reason: "credentials", code: "ACC_AUTH_FAILED", words: "the key is wrong or of another environment" },
  ],
  [402, { reason: "businessRule", code: "ACC_REFUSED_INVALID_DATA", words: "a business rule forbids it" }],
  [403, { reason: "permission", code: "ACC_AUTH_NOT_ALLOWED", words: "the key lacks the permission" }],
  [404, { reason: "notFound", code: "ACC_REFUSED_NOT_FOUND", words: "the identifier is unknown" }],
]);

/** Reads a complete answer to an endpoint. `nowMs` (epoch milliseconds) is for Retry-After dates. */
export function interpretAnswer<T>(
  route: string,
  answer: HttpAnswer,
  read: AnswerReader<T>,
  nowMs: number,
): CashInResult<T> {
  const { status } = answer;
  if (status >= 200 && status < 300) return interpretSuccess(route, answer, read);
  const body = new Secret(answer.text());
  const message = `Cash-In answered ${status} to ${route}`;
  const refusal = refusals.get(status);
  if (refusal !== undefined) {
    const { reason, code, words } = refusal;
    return {
      type: "refused",
      status,
      reason,
      problems: [problem(code, { message: `${message}: ${words}` })],
      body,
    };
  }
  const delay = parseRetryAfter(answer.headers["retry-after"], nowMs);
  const retryAfter = delay === undefined ? {} : { retryAfter: delay };
  if (status === 429)
    return { type: "notSent", problems: [problem("ACC_RATE_LIMITED", { message })], ...retryAfter };
  return { type: "unknown", status, problems: [problem(doubt(status), { message })], body, ...retryAfter };
}

function doubt(status: number): ErrorCode {
  if (status >= 500) return "ACC_UNKNOWN_SERVER_FAULT";
  return status >= 400 ? "ACC_ANSWER_UNMAPPED" : "ACC_ANSWER_UNREADABLE";
}

function interpretSuccess<T>(route: string, answer: HttpAnswer, read: AnswerReader<T>): CashInResult<T> {
  const { status } = answer;
  const text = answer.text();
  const body = new Secret(text);
  const json = text.trim() === "" ? { value: undefined } : parseJsonText(text);
  const reading =
    "problems" in json ? { readable: false as const, problems: json.problems } : read(json.value);
  if (reading.readable) return { type: "ok", status, value: reading.value, warnings: reading.warnings, body };
  const problems = reading.problems
    .filter(({ severity }) => severity === "error")
    .map(({ pointer, message }) =>
      problem("ACC_ANSWER_UNREADABLE", { pointer, message: `answer of ${route}${pointer}: ${message}` }),
    );
  return { type: "unknown", status, problems, body };
}
