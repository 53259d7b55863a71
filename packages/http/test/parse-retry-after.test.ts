import { describe, expect, it } from "@jest/globals";
import { parseRetryAfter, redactHeaders } from "../src/index.ts";

const now = Date.parse("2026-01-02T03:04:05Z");

describe("parseRetryAfter", () => {
  it.each([
    ["0", 0],
    ["30", 30_000],
    [" 120 ", 120_000],
    ["Fri, 02 Jan 2026 03:04:15 GMT", 10_000],
    ["Fri, 02 Jan 2026 03:04:00 GMT", 0],
    ["", undefined],
    ["-1", undefined],
    ["1.5", undefined],
    ["soon", undefined],
    ["Fri, 99 Jan 2026 03:04:15 GMT", undefined],
    ["2026-01-02T03:04:15Z", undefined],
    ["9999999999", undefined],
    [undefined, undefined],
  ])("%p is %p", (value, delay) => {
    expect(parseRetryAfter(value, now)).toBe(delay);
  });
});

describe("redactHeaders", () => {
  it("masks the named headers in any casing and keeps the rest", () => {
    const headers = { "X-Api-Key": "k1", Accept: "*/*", "x-mac": "m1" };
    const shown = redactHeaders(headers, ["x-api-key", "X-MAC"]);
    expect(shown).toEqual({ "X-Api-Key": "[secret]", Accept: "*/*", "x-mac": "[secret]" });
    expect(headers["X-Api-Key"]).toBe("k1");
  });
});
