import { inspect } from "node:util";
import { ConnectorError } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import {
  type AnswerRules,
  type ApiResult,
  interpretAnswer,
  memberOf,
  okOrThrow,
  readable,
  textMember,
  unreadable,
} from "../../src/index.ts";

const rules: AnswerRules<{ readonly reason: string }> = {
  service: "Service",
  refusals: new Map([
    [402, { code: "ACC_REFUSED_INVALID_DATA", words: "a rule", tells: { reason: "businessRule" } }],
  ]),
  doubts: new Map([[409, "ACC_UNKNOWN_MAYBE_EARLIER"]]),
};

const read = (json: unknown) =>
  memberOf(json, "name") === undefined ? unreadable("has no name") : readable(textMember(json, "name"));

const interpret = (status: number, text: string, headers: Readonly<Record<string, string>> = {}) =>
  interpretAnswer(rules, {
    what: "names",
    answer: { type: "answered", status, headers, body: new Uint8Array(), text: () => text },
    read,
    nowMs: Date.UTC(2026, 3, 1),
  });

describe("an answer", () => {
  test.each([
    [200, '{"name":"x"}', "ok", undefined],
    [201, '{"name":7}', "ok", undefined],
    [200, "", "unknown", "ACC_ANSWER_UNREADABLE"],
    [204, "", "unknown", "ACC_ANSWER_UNREADABLE"],
    [200, '{"name":', "unknown", "ACC_ANSWER_UNREADABLE"],
    [200, "<html></html>", "unknown", "ACC_ANSWER_UNREADABLE"],
    [302, "", "unknown", "ACC_ANSWER_UNREADABLE"],
    [402, "{}", "refused", "ACC_REFUSED_INVALID_DATA"],
    [400, "{}", "unknown", "ACC_ANSWER_UNMAPPED"],
    [409, "{}", "unknown", "ACC_UNKNOWN_MAYBE_EARLIER"],
    [429, "", "notSent", "ACC_RATE_LIMITED"],
    [500, "", "unknown", "ACC_UNKNOWN_SERVER_FAULT"],
  ] as const)("%i with %j is %s", (status, text, type, code) => {
    const result = interpret(status, text);
    expect([result.type, result.type === "ok" ? undefined : result.problems[0]?.code]).toEqual([type, code]);
  });

  test("204 is the empty value where there is one", () => {
    const answer = {
      type: "answered",
      status: 204,
      headers: {},
      body: new Uint8Array(),
      text: () => "",
    } as const;
    const result = interpretAnswer(rules, { what: "names", answer, read, empty: "", nowMs: 0 });
    expect(result).toMatchObject({ type: "ok", value: "", warnings: [] });
  });

  test("a refusal tells the service's own reason, a delay is given on in seconds and as a date", () => {
    expect(interpret(402, "")).toMatchObject({
      reason: "businessRule",
      problems: [{ message: "Service answered 402 to names: a rule" }],
    });
    expect(interpret(429, "", { "retry-after": "3" })).toMatchObject({ retryAfter: 3000 });
    expect(interpret(503, "", { "retry-after": "Wed, 01 Apr 2026 00:00:09 GMT" })).toMatchObject({
      type: "unknown",
      retryAfter: 9000,
    });
  });

  test("shows itself only when asked", () => {
    for (const status of [200, 402, 500]) {
      const result = interpret(status, '{"name":"canary"}');
      expect("body" in result && result.body?.reveal()).toContain("canary");
      const { value: _, ...rest } = { value: undefined, ...result };
      expect(`${inspect(rest, { depth: 9 })} ${JSON.stringify(rest)}`).not.toContain("canary");
    }
  });
});

test("okOrThrow gives a success on and throws everything else with what was asked", () => {
  const ok: ApiResult<string | undefined> = interpret(200, '{"name":"x"}');
  expect(okOrThrow(ok, "names").value).toBe("x");
  for (const [status, delivery] of [
    [402, "answered"],
    [429, "notSent"],
    [500, "unknown"],
  ] as const) {
    const error = (() => {
      try {
        return okOrThrow(interpret(status, ""), "names, page 2");
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(ConnectorError.is(error) && [error.stage, error.delivery]).toEqual(["read", delivery]);
    expect(String(error)).toContain(`names, page 2: Service answered ${status} to names`);
  }
});

test.each([
  ['{"a":"x"}', "x"],
  ['{"a":7}', "7"],
  ['{"a":null}', undefined],
  ['{"a":""}', undefined],
  ['{"a":1.5}', undefined],
  ['{"a":{}}', undefined],
  ["[]", undefined],
  ["null", undefined],
])("the member a of %s is %j as text", (text, value) => {
  expect(textMember(JSON.parse(text), "a")).toBe(value);
  expect(memberOf(JSON.parse(text), "toString")).toBeUndefined();
});
