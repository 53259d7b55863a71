import { type ErrorCode, parseJsonText, problem, Secret } from "@confirma-connect/core";
import { type HttpAnswer, parseRetryAfter } from "@confirma-connect/http";
import type { ConfirmaResult } from "../confirma-result.ts";
import type { AnswerReader } from "./answer-reader.ts";

/**
 * What the agency's refusals mean. Only 400 and 401 are documented; the others have their usual meaning. Statuses
 * from 400 that are missing here prove nothing (409 may speak about an earlier attempt of ours).
 */
const refusals: ReadonlyMap<number, ErrorCode> = new Map([
  [400, "ACC_REFUSED_INVALID_DATA"],
  [401, "ACC_AUTH_FAILED"],
  [403, "ACC_AUTH_NOT_ALLOWED"],
  [404, "ACC_REFUSED_NOT_FOUND"],
  [405, "ACC_CONFIG_INVALID"],
  [413, "ACC_REFUSED_TOO_LARGE"],
  [415, "ACC_REFUSED_INVALID_DATA"],
  [422, "ACC_REFUSED_INVALID_DATA"],
]);

/** Reads a complete answer to an endpoint. `nowMs` (epoch milliseconds) is for Retry-After dates. */
export function interpretAnswer<T>(
  route: string,
  answer: HttpAnswer,
  reader: AnswerReader<T>,
  nowMs: number,
): ConfirmaResult<T> {
  const { status } = answer;
  if (status >= 200 && status < 300) return interpretSuccess(route, answer, reader);
  const message = `Confirma answered ${status} to ${route}`;
  const body = new Secret(answer.text());
  if (status === 429) {
    const retryAfter = parseRetryAfter(answer.headers["retry-after"], nowMs);
    const problems = [problem("ACC_RATE_LIMITED", { message })];
    return { type: "notSent", problems, ...(retryAfter === undefined ? {} : { retryAfter }) };
  }
  const refusal = refusals.get(status);
  if (refusal !== undefined) {
    return { type: "refused", status, problems: [problem(refusal, { message })], body };
  }
  return { type: "unknown", status, problems: [problem(doubt(status), { message })], body };
}

function doubt(status: number): ErrorCode {
  if (status >= 500) return "ACC_UNKNOWN_SERVER_FAULT";
  if (status === 409) return "ACC_UNKNOWN_MAYBE_EARLIER";
  return status >= 400 ? "ACC_ANSWER_UNMAPPED" : "ACC_ANSWER_UNREADABLE";
}

function interpretSuccess<T>(route: string, answer: HttpAnswer, reader: AnswerReader<T>): ConfirmaResult<T> {
  const { status } = answer;
  const text = answer.text();
  const body = new Secret(text);
  if (status === 204 && reader.empty !== undefined) {
    return { type: "ok", status, value: reader.empty, warnings: [], body };
  }
  const json = text.trim() === "" ? { value: undefined } : parseJsonText(text);
  const reading =
    "problems" in json ? { readable: false as const, problems: json.problems } : reader.read(json.value);
  if (reading.readable) return { type: "ok", status, value: reading.value, warnings: reading.warnings, body };
  const problems = reading.problems
    .filter(({ severity }) => severity === "error")
    .map(({ pointer, message }) =>
      problem("ACC_ANSWER_UNREADABLE", { pointer, message: `answer of ${route}${pointer}: ${message}` }),
    );
  return { type: "unknown", status, problems, body };
}
