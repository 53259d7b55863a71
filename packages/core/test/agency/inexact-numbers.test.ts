import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { inexactNumbers, survivesDouble } from "../../src/agency/inexact-numbers.ts";
import { parseSubmittedJson } from "../../src/agency/submitted-json.ts";

const pointers = (text: string) => inexactNumbers(text).map(({ pointer }) => pointer);

describe("a number that is finer than a double", () => {
  test.each([
    "100.005000000000001",
    "100.010000000000001",
    "90071992547409.93",
    "-90071992547409.93",
    "9007199254740993",
    "0.10000000000000001",
    "1e400",
    "1e-400",
    "123456789012345678e-9",
    `1.${"0".repeat(100_000)}1`,
    `0e${"9".repeat(100_000)}`,
  ])("%s is found", (text) => {
    expect(pointers(`{"rows":[{"amount":1},{"amount":${text}}]}`)).toEqual(["/rows/1/amount"]);
  });

  test.each([
    "0",
    "-0",
    "0.0",
    "-0.00",
    "2990.00",
    "0.1",
    "1e2",
    "1.50E+3",
    "9007199254740991",
    "90071992547409.5",
    "0.30000000000000004",
    "12345678901234567000",
    "1e21",
    "0.00000000000000000001",
    "1.50000000000000000000000",
  ])("%s is none", (text) => {
    expect(pointers(`{"amount":${text},"b":[${text}, ${text}]}`)).toEqual([]);
  });

  test("numbers in texts and keys are texts", () => {
    expect(pointers('{"100.010000000000001":"100.010000000000001","a":"\\"1e400"}')).toEqual([]);
  });

  test("no text of a double is found, and every amount in cents that a double tells apart survives", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(survivesDouble(JSON.stringify(value))).toBe(true);
      }),
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 46 - 1 }),
        fc.integer({ min: 0, max: 99 }),
        (whole, cents) => {
          expect(survivesDouble(`${whole}.${String(cents).padStart(2, "0")}`)).toBe(true);
        },
      ),
    );
  });

  test("at most twenty are told, and text that is not JSON is left to the parser", () => {
    expect(pointers(`[${"1e400,".repeat(30)}1]`)).toHaveLength(20);
    expect(pointers("--1..2e,]}")).toEqual([]);
  });
});

describe("what is submitted", () => {
  test.each([
    ["a field that stands twice", '{"a":1,"a":2}', "ACC_DOCUMENT_FIELD_INVALID", "/a"],
    ["a number that would be rounded", '{"a":100.010000000000001}', "ACC_DOCUMENT_AMOUNT_PRECISION", "/a"],
    ["text that is not JSON", '{\n  "a": 1,\n}', "ACC_DOCUMENT_NOT_JSON", ""],
  ])("%s is refused", (_name, text, code, pointer) => {
    expect(parseSubmittedJson(text)).toMatchObject({ problems: [{ code, pointer, severity: "error" }] });
  });

  test("the place of a syntax error is named, and nothing is quoted", () => {
    const json = parseSubmittedJson('{\n  "key": "a-secret" oops\n}');
    const message = "problems" in json ? json.problems[0]?.message : "";
    expect(message).toMatch(/^is not JSON text( near line 2, column \d+)?$/);
  });
});
