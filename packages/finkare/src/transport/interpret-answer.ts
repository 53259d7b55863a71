import { type ErrorCode, parseJsonText, problem, Secret } from "@confirma-connect/core";
import { type HttpAnswer, parseRetryAfter } from "@confirma-connect/http";
import type { FinkareResult } from "../finkare-result.ts";
import { Envelope, type EnvelopeReader } from "../wire/envelope.ts";

/** Usual meanings; the error answers of Finkare are not public. */
const refusals: ReadonlyMap<number, ErrorCode> = new Map([
  [400, "ACC_REFUSED_INVALID_DATA"],
  [401, "ACC_AUTH_FAILED"],
  [403, "ACC_AUTH_NOT_ALLOWED"],
  [404, "ACC_REFUSED_NOT_FOUND"],
  [422, "ACC_REFUSED_INVALID_DATA"],
]);

/** Reads a complete answer. `nowMs` (epoch milliseconds) is for Retry-After dates. */
export function interpretAnswer<T>(
  what: string,
  answer: HttpAnswer,
  read: EnvelopeReader<T>,
  nowMs: number,
): FinkareResult<T> {
  const { status } = answer;
  if (status >= 200 && status < 300) return interpretSuccess(what, answer, read);
  const message = `Finkare answered ${status} to ${what}`;
  const body = new Secret(answer.text());
  if (status === 429) {
    const retryAfter = parseRetryAfter(answer.headers["retry-after"], nowMs);
    const problems = [problem("ACC_RATE_LIMITED", { message })];
    return { type: "notSent", problems, ...(retryAfter === undefined ? {} : { retryAfter }) };
  }
  const refusal = refusals.get(status);
  if (refusal !== undefined)
    return { type: "refused", status, problems: [problem(refusal, { message })], body };
  return { type: "unknown", status, problems: [problem(doubt(status), { message })], body };
}

function doubt(status: number): ErrorCode {
  if (status >= 500) return "ACC_UNKNOWN_SERVER_FAULT";
  return status >= 400 ? "ACC_ANSWER_UNMAPPED" : "ACC_ANSWER_UNREADABLE";
}

function interpretSuccess<T>(what: string, answer: HttpAnswer, read: EnvelopeReader<T>): FinkareResult<T> {
  const { status } = answer;
  const text = answer.text();
  const body = new Secret(text);
  const json = parseJsonText(text);
  const envelope = "problems" in json ? undefined : Envelope.safeParse(json.value).data;
  if (envelope === undefined) {
    const message = `answer of ${what}: has not the envelope of a success`;
    return { type: "unknown", status, problems: [problem("ACC_ANSWER_UNREADABLE", { message })], body };
  }
  const reading = read(envelope);
  if (!reading.readable) {
    const problems = reading.problems
      .filter(({ severity }) => severity === "error")
      .map(({ pointer, message }) =>
        problem("ACC_ANSWER_UNREADABLE", { pointer, message: `answer of ${what}${pointer}: ${message}` }),
      );
    return { type: "unknown", status, problems, body };
  }
  const { requestId } = envelope;
  const { value, warnings } = reading;
  return { type: "ok", status, value, warnings, body, ...(requestId === undefined ? {} : { requestId }) };
}
