import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  amountFromJsonNumber,
  amountToJsonNumber,
  formatAmount,
  parseAmount,
} from "../../src/value/amount.ts";
import { minorUnits } from "../../src/value/minor-units.ts";
import { amounts } from "./arbitrary.ts";

const largestDistinct = 2 ** 46 * 100 - 1;

describe("amount text", () => {
  test.each([
    ["0", ".", 0],
    ["-0", ".", 0],
    ["2990.00", ".", 299000],
    ["2990", ",", 299000],
    ["-2382,47", ",", -238247],
    ["+1,5", ",", 150],
    ["1,5000", ",", 150],
    ["1,5", "either", 150],
    ["1.5", "either", 150],
    ["00012.30", ".", 1230],
    ["-0.05", ".", -5],
    ["90071992547409.91", ".", Number.MAX_SAFE_INTEGER],
  ] as const)("%p with %p is %d cents", (text, separator, cents) => {
    expect(parseAmount(text, separator)).toBe(cents);
  });

  test.each([
    ["1.005", "."],
    ["1,5", "."],
    ["1.5", ","],
    ["1.234,50", "either"],
    ["1 234,50", ","],
    ["1e3", "."],
    [".5", "."],
    ["5.", "."],
    ["--1", "."],
    ["", "."],
    [" 1", "."],
    ["1\n", "."],
    ["٣", "."],
    ["NaN", "."],
    ["0x10", "."],
    ["90071992547409.92", "."],
    ["9".repeat(100), "."],
  ] as const)("%p with %p is no amount", (text, separator) => {
    expect(parseAmount(text, separator)).toBeUndefined();
  });

  test.each([
    [-5, ".", "-0.05"],
    [0, ",", "0,00"],
    [100, ",", "1,00"],
    [-238247, ",", "-2382,47"],
    [Number.MAX_SAFE_INTEGER, ".", "90071992547409.91"],
  ] as const)("%d cents with %p are %p", (cents, separator, text) => {
    expect(formatAmount(minorUnits(cents), separator)).toBe(text);
  });

  test("every amount is read back from its text", () => {
    fc.assert(
      fc.property(amounts(), fc.constantFrom("." as const, "," as const), (value, separator) => {
        expect(parseAmount(formatAmount(value, separator), separator)).toBe(value);
        expect(parseAmount(formatAmount(value, separator), "either")).toBe(value);
      }),
    );
  });
});

describe("amount as a JSON number", () => {
  test.each([
    [2990.0, 299000],
    [-2382.47, -238247],
    [607.53, 60753],
    [1.1, 110],
    [0.29, 29],
    [1.15, 115],
    [-0, 0],
    [70368744177663.98, 7036874417766398],
  ])("%d is %d cents", (value, cents) => {
    expect(amountFromJsonNumber(value)).toBe(cents);
  });

  test.each([
    0.30000000000000004,
    1.005,
    1e-7,
    1e21,
    2 ** 46,
    -(2 ** 46),
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.MAX_VALUE,
    Number.MIN_VALUE,
  ])("%d is no amount", (value) => {
    expect(amountFromJsonNumber(value)).toBeUndefined();
  });

  test("every amount below 2^46 units is read back, also through JSON text", () => {
    const nearTheBound = fc
      .integer({ min: largestDistinct - 1_000_000, max: largestDistinct })
      .map(minorUnits);
    fc.assert(
      fc.property(fc.oneof(amounts(largestDistinct), nearTheBound), (value) => {
        const json = JSON.stringify(amountToJsonNumber(value));
        expect(amountFromJsonNumber(JSON.parse(json))).toBe(value);
      }),
      { numRuns: 1000 },
    );
  });

  test("an amount that a double cannot tell from its neighbour is refused, not changed", () => {
    expect(() => amountToJsonNumber(minorUnits(largestDistinct + 1))).toThrow(RangeError);
    expect(amountToJsonNumber(minorUnits(largestDistinct))).toBe(70368744177663.99);
  });
});
