import { describe, expect, test } from "@jest/globals";
import { interpretResult } from "../../src/transport/interpret-result.ts";
import { ChartOfAccounts } from "../../src/wire/answer/register.ts";

const answered = (text: string) =>
  ({
    type: "answered",
    status: 200,
    headers: {},
    body: Buffer.from(text, "utf8"),
    text: () => text,
  }) as const;

describe("a success that contradicts itself", () => {
  test("errors with status 200 are neither success nor failure", () => {
    const text = '{"errors":[{"status":400,"message":"INVALID_DATA","field":null}]}';
    expect(interpretResult(answered(text), 0)).toEqual({ type: "unreadable", status: 200 });
  });

  test("a chart without its list is not an empty chart", () => {
    expect(ChartOfAccounts.safeParse({}).success).toBe(false);
    expect(ChartOfAccounts.safeParse({ ledgerAccounts: [] }).success).toBe(true);
  });
});
