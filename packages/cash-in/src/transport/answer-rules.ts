import type { ErrorCode } from "@confirma-connect/core";
import type { AnswerRules } from "@confirma-connect/http";
import type { RefusalReason } from "../cash-in-result.ts";

const refusal = (reason: RefusalReason, code: ErrorCode, words: string) => ({
  code,
  words,
  tells: { reason },
});

/** The documented statuses that say no (seen, complete). Every other one proves nothing. */
export const cashInAnswers: AnswerRules<{ readonly reason: RefusalReason }> = {
  service: "Cash-In",
  refusals: new Map([
    [400, refusal("content", "ACC_REFUSED_INVALID_DATA", "malformed, or a parameter is missing")],
    [401, refusal("credentials", "ACC_AUTH_FAILED", "the key is wrong or of another environment")],
    [402, refusal("businessRule", "ACC_REFUSED_INVALID_DATA", "a business rule forbids it")],
    [403, refusal("permission", "ACC_AUTH_NOT_ALLOWED", "the key lacks the permission")],
    [404, refusal("notFound", "ACC_REFUSED_NOT_FOUND", "the identifier is unknown")],
  ]),
};
