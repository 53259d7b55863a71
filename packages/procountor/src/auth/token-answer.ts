import { type Problem, problem, Secret, type VendorReply } from "@confirma-connect/core";
import { type HttpAnswer, type HttpResult, parseRetryAfter } from "@confirma-connect/http";
import { z } from "zod";
import { parseJson } from "../wire/answer/parse-json.ts";
import { readErrorWords } from "../wire/answer/read-errors.ts";

/** A token and how long it lives, in milliseconds. */
export interface IssuedToken {
  readonly type: "token";
  readonly token: Secret;
  readonly life: number;
}

/** No token: nothing that needs one was sent. */
export interface NoToken {
  readonly type: "notSent";
  readonly problem: Problem;
  readonly retryAfter?: number;
  readonly vendor?: VendorReply;
}

const TokenAnswer = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().positive().nullish(),
});

/** Life that every token seen has (specs 2.1), for answers that name none. */
const usualLife = 3_600_000;

/** Reads the answer of `oauth/token`. Whatever goes wrong here, no document was touched: always `notSent`. */
export function readTokenAnswer(result: HttpResult, nowMs: number): IssuedToken | NoToken {
  if (result.type !== "answered") {
    const why = problem("ACC_NOT_SENT_UNREACHABLE", { message: "no token could be fetched" });
    return { type: "notSent", problem: result.type === "notSent" ? result.problem : why };
  }
  if (result.status === 200) {
    const { data } = TokenAnswer.safeParse(parseJson(result.text()));
    if (data === undefined)
      return refused(result, "ACC_NOT_SENT_UNREACHABLE", "the token answer is unreadable");
    const seconds = data.expires_in;
    const life = typeof seconds === "number" ? seconds * 1000 : usualLife;
    return { type: "token", token: new Secret(data.access_token), life };
  }
  return notIssued(result, nowMs);
}

function notIssued(answer: HttpAnswer, nowMs: number): NoToken {
  const { status, headers } = answer;
  if (status === 429) {
    const retryAfter = parseRetryAfter(headers["retry-after"], nowMs);
    const limited: NoToken = { type: "notSent", problem: problem("ACC_RATE_LIMITED"), vendor: { status } };
    return retryAfter === undefined ? limited : { ...limited, retryAfter };
  }
  // A version path that is gone answers 404 (specs 2.4, seen).
  if (status === 404)
    return refused(answer, "ACC_CONFIG_INVALID", "there is no token endpoint at this address");
  if (status >= 400 && status < 500) return refused(answer, "ACC_AUTH_FAILED");
  return refused(answer, "ACC_NOT_SENT_UNREACHABLE", `the token endpoint failed (HTTP ${status})`);
}

function refused(
  answer: HttpAnswer,
  code: "ACC_AUTH_FAILED" | "ACC_CONFIG_INVALID" | "ACC_NOT_SENT_UNREACHABLE",
  message?: string,
): NoToken {
  const text = answer.status === 200 ? undefined : readErrorWords(parseJson(answer.text()));
  return {
    type: "notSent",
    problem: problem(code, message === undefined ? {} : { message }),
    vendor: { status: answer.status, ...(text === undefined ? {} : { text }) },
  };
}
