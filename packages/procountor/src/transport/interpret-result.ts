import { problem } from "@confirma-connect/core";
import { type HttpAnswer, type HttpResult, parseRetryAfter } from "@confirma-connect/http";
import { parseJson } from "../wire/answer/parse-json.ts";
import { readErrors, readErrorWords } from "../wire/answer/read-errors.ts";
import type { ProcountorAnswer } from "./procountor-answer.ts";

/** Reads what came back: the status first, then the JSON (specs 3.2). `nowMs` is epoch milliseconds. */
export function interpretResult(result: HttpResult, nowMs: number): ProcountorAnswer {
  if (result.type !== "answered") return result;
  const { status } = result;
  if (status >= 200 && status < 300) return success(result);
  if (status === 429) return slowDown(result, nowMs);
  if (status >= 500) return fault(result);
  const errors = readErrors(parseJson(result.text()));
  if (status >= 400 && errors !== undefined) return { type: "failed", status, errors };
  if (status === 401) return { type: "failed", status, errors: [] };
  return { type: "unreadable", status };
}

/** Only 204 may come without JSON; a page with 200 is somebody else's, and so are errors with 200. */
function success(answer: HttpAnswer): ProcountorAnswer {
  const { status } = answer;
  if (status === 204) return { type: "ok", status, json: undefined };
  const json = parseJson(answer.text());
  // Errors inside a success contradict it: neither is proved, and no list is empty because of them.
  if (json === undefined || readErrors(json) !== undefined) return { type: "unreadable", status };
  return { type: "ok", status, json };
}

function slowDown(answer: HttpAnswer, nowMs: number): ProcountorAnswer {
  const retryAfter = parseRetryAfter(answer.headers["retry-after"], nowMs);
  const delay = retryAfter === undefined ? {} : { retryAfter };
  return {
    type: "notSent",
    problem: problem("ACC_RATE_LIMITED"),
    vendor: { status: answer.status },
    ...delay,
  };
}

/** A page of nginx or an error of the server: the document may have been saved (specs 3.2, seen). */
function fault(answer: HttpAnswer): ProcountorAnswer {
  const text = readErrorWords(parseJson(answer.text()));
  const vendor = { status: answer.status, ...(text === undefined ? {} : { text }) };
  return { type: "unknown", problem: problem("ACC_UNKNOWN_SERVER_FAULT"), vendor };
}
