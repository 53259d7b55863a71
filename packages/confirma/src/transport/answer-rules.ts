import type { ErrorCode } from "@confirma-connect/core";
import type { AnswerRules } from "@confirma-connect/http";

const refusal = (code: ErrorCode) => ({ code, tells: {} });

/** What the agency's statuses mean. Only 400 and 401 are documented; the others have their usual meaning. */
export const confirmaAnswers: AnswerRules<object> = {
  service: "Confirma",
  refusals: new Map([
    [400, refusal("ACC_REFUSED_INVALID_DATA")],
    [401, refusal("ACC_AUTH_FAILED")],
    [403, refusal("ACC_AUTH_NOT_ALLOWED")],
    [404, refusal("ACC_REFUSED_NOT_FOUND")],
    [405, refusal("ACC_CONFIG_INVALID")],
    [413, refusal("ACC_REFUSED_TOO_LARGE")],
    [415, refusal("ACC_REFUSED_INVALID_DATA")],
    [422, refusal("ACC_REFUSED_INVALID_DATA")],
  ]),
  // It may speak about an earlier attempt of ours.
  doubts: new Map([[409, "ACC_UNKNOWN_MAYBE_EARLIER"]]),
};
