import { type ErrorCode, parseJsonText, problem, Secret } from "@confirma-connect/core";
import type { HttpAnswer } from "../http-result.ts";
import { parseRetryAfter } from "../parse-retry-after.ts";
import type { ApiResult } from "./api-result.ts";
import type { ReadJson } from "./reading.ts";

/** A status that is a sure no: nothing took effect. */
interface RefusingStatus<Refusal extends object> {
  readonly code: ErrorCode;
  /** What the service's own page says about the status. */
  readonly words?: string;
  /** What the result tells beyond the problem. */
  readonly tells: Refusal;
}

/** How one service uses statuses. Statuses from 400 that are not named here prove nothing. */
export interface AnswerRules<Refusal extends object> {
  /** Name of the service, for messages. */
  readonly service: string;
  readonly refusals: ReadonlyMap<number, RefusingStatus<Refusal>>;
  /** Statuses after which something may have taken effect, where more is known than the usual meaning. */
  readonly doubts?: ReadonlyMap<number, ErrorCode>;
}

/** A complete answer to one call. */
export interface AnsweredCall<T> {
  /** The endpoint in words, for messages. */
  readonly what: string;
  readonly answer: HttpAnswer;
  readonly read: ReadJson<T>;
  /** The value of 204 No Content; without it, 204 is read like an answer without a body. */
  readonly empty?: T;
  /** Epoch milliseconds, for Retry-After dates. */
  readonly nowMs: number;
}

/** What a complete answer means. */
export function interpretAnswer<T, Refusal extends object>(
  { service, refusals, doubts }: AnswerRules<Refusal>,
  call: AnsweredCall<T>,
): ApiResult<T, object, Refusal & { readonly status: number; readonly body: Secret }> {
  const { what, answer, nowMs } = call;
  const { status } = answer;
  if (status >= 200 && status < 300) return interpretSuccess(call);
  const body = new Secret(answer.text());
  const message = `${service} answered ${status} to ${what}`;
  const refusal = refusals.get(status);
  if (refusal !== undefined) {
    const { code, words, tells } = refusal;
    const told = words === undefined ? message : `${message}: ${words}`;
    return { ...tells, type: "refused", status, problems: [problem(code, { message: told })], body };
  }
  const delay = parseRetryAfter(answer.headers["retry-after"], nowMs);
  const retryAfter = delay === undefined ? {} : { retryAfter: delay };
  if (status === 429)
    return { type: "notSent", problems: [problem("ACC_RATE_LIMITED", { message })], ...retryAfter };
  const code = doubts?.get(status) ?? doubt(status);
  return { type: "unknown", status, problems: [problem(code, { message })], body, ...retryAfter };
}

function doubt(status: number): ErrorCode {
  if (status >= 500) return "ACC_UNKNOWN_SERVER_FAULT";
  return status >= 400 ? "ACC_ANSWER_UNMAPPED" : "ACC_ANSWER_UNREADABLE";
}

function interpretSuccess<T>({
  what,
  answer,
  read,
  empty,
}: AnsweredCall<T>): Extract<ApiResult<T>, { readonly type: "ok" | "unknown" }> {
  const { status } = answer;
  const text = answer.text();
  const body = new Secret(text);
  if (status === 204 && empty !== undefined) return { type: "ok", status, value: empty, warnings: [], body };
  const json = text.trim() === "" ? { value: undefined } : parseJsonText(text);
  const reading =
    "problems" in json ? { readable: false as const, problems: json.problems } : read(json.value);
  if (reading.readable) return { type: "ok", status, value: reading.value, warnings: reading.warnings, body };
  const problems = reading.problems
    .filter(({ severity }) => severity === "error")
    .map(({ pointer, message }) =>
      problem("ACC_ANSWER_UNREADABLE", { pointer, message: `answer of ${what}${pointer}: ${message}` }),
    );
  return { type: "unknown", status, problems, body };
}
