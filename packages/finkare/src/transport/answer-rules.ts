import type { ErrorCode } from "@confirma-connect/core";
import type { AnswerRules } from "@confirma-connect/http";

const refusal = (code: ErrorCode) => ({ code, tells: {} });

/** Usual meanings; the error answers of Finkare are not public. */
export const finkareAnswers: AnswerRules<object> = {
  service: "Finkare",
  refusals: new Map([
    [400, refusal("ACC_REFUSED_INVALID_DATA")],
    [401, refusal("ACC_AUTH_FAILED")],
    [403, refusal("ACC_AUTH_NOT_ALLOWED")],
    [404, refusal("ACC_REFUSED_NOT_FOUND")],
    [422, refusal("ACC_REFUSED_INVALID_DATA")],
  ]),
};
