import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  addDecimal,
  compareDecimal,
  type Decimal,
  decimalFromJsonNumber,
  decimalFromMinorUnits,
  decimalToJsonNumber,
  formatDecimal,
  multiplyDecimal,
  negateDecimal,
  normaliseDecimal,
  parseDecimal,
  roundToMinorUnits,
} from "../../src/value/decimal.ts";
import { divideRounded } from "../../src/value/rounding.ts";
import { amounts } from "./arbitrary.ts";

const decimals: fc.Arbitrary<Decimal> = fc.record({
  digits: fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
  scale: fc.nat({ max: 12 }),
});
const decimal = (text: string): Decimal => parseDecimal(text) ?? { digits: -999n, scale: 0 };

describe("decimal text", () => {
  test.each([
    ["12.345", ".", { digits: 12345n, scale: 3 }],
    ["-0,0050", ",", { digits: -50n, scale: 4 }],
    ["7", "either", { digits: 7n, scale: 0 }],
  ] as const)("%p with %p is read exactly", (text, separator, value) => {
    expect(parseDecimal(text, separator)).toEqual(value);
  });

  test.each(["1e5", "1,5", "", "-", "1.2.3", "1 000", "Infinity", "1".repeat(65)])("%p is none", (text) => {
    expect(parseDecimal(text)).toBeUndefined();
  });

  test.each([
    ["1.5000", 0, undefined, "1,5"],
    ["1.5", 2, undefined, "1,50"],
    ["1.005", 2, 2, "1,01"],
    ["-1.005", 2, 2, "-1,01"],
    ["-0.004", 2, 2, "0,00"],
    ["2.50", 0, 0, "3"],
    ["100", 0, undefined, "100"],
    ["-0.05", 0, undefined, "-0,05"],
  ] as const)("%p with %p to %p decimals is %p", (text, minScale, maxScale, written) => {
    expect(formatDecimal(decimal(text), ",", minScale, maxScale)).toBe(written);
  });

  test("every decimal is read back from its text", () => {
    fc.assert(
      fc.property(decimals, fc.constantFrom("." as const, "," as const), (value, separator) => {
        expect(parseDecimal(formatDecimal(value, separator), separator)).toEqual(normaliseDecimal(value));
      }),
    );
  });
});

describe("decimal as a JSON number", () => {
  test.each([
    [0.1, "0.1"],
    [1e-7, "0.0000001"],
    [-1.25e-9, "-0.00000000125"],
    [12.3456, "12.3456"],
    [Number.MAX_SAFE_INTEGER, "9007199254740991"],
  ])("%d is %s", (value, text) => {
    const read = decimalFromJsonNumber(value);
    expect(read && formatDecimal(read, ".")).toBe(text);
  });

  test.each([Number.NaN, Number.NEGATIVE_INFINITY, 2 ** 53, 1e21])("%d is none", (value) => {
    expect(decimalFromJsonNumber(value)).toBeUndefined();
  });

  test("every finite double below 2^53 survives", () => {
    const doubles = fc.double({ noNaN: true, min: -(2 ** 53) + 1, max: 2 ** 53 - 1 });
    fc.assert(
      fc.property(doubles, (value) => {
        const read = decimalFromJsonNumber(value);
        expect(read && decimalToJsonNumber(read)).toBe(value === 0 ? 0 : value);
      }),
      { numRuns: 500 },
    );
  });

  test("more digits than a double holds are refused", () => {
    expect(() => decimalToJsonNumber(decimal("0.12345678901234567891"))).toThrow(RangeError);
    expect(() => decimalToJsonNumber(decimal("9007199254740993"))).toThrow(RangeError);
  });
});

describe("decimal arithmetic", () => {
  test("is exact where doubles are not", () => {
    expect(addDecimal(decimal("0.1"), decimal("0.2"))).toEqual(decimal("0.3"));
    expect(multiplyDecimal(decimal("1.1"), decimal("1.1"))).toEqual(decimal("1.21"));
    expect(compareDecimal(decimal("1.5"), decimal("1.50"))).toBe(0);
    expect(compareDecimal(decimal("-2"), decimal("1.5"))).toBe(-1);
    expect(compareDecimal(decimal("1.51"), decimal("1.5"))).toBe(1);
    expect(normaliseDecimal(decimal("0.000"))).toEqual({ digits: 0n, scale: 0 });
  });

  test("sums and products do not depend on the order", () => {
    fc.assert(
      fc.property(decimals, decimals, decimals, (a, b, c) => {
        const left = multiplyDecimal(addDecimal(a, b), c);
        const right = addDecimal(multiplyDecimal(c, b), multiplyDecimal(c, a));
        expect(compareDecimal(left, right)).toBe(0);
      }),
    );
  });

  test.each([
    ["0.005", 1],
    ["-0.005", -1],
    ["0.0049999", 0],
    ["1.115", 112],
    ["2.675", 268],
    ["3", 300],
  ])("%s rounds to %d cents", (text, cents) => {
    expect(roundToMinorUnits(decimal(text))).toBe(cents);
  });

  test("rounding is symmetric and at most half a cent away", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 13n), max: 10n ** 13n }), fc.nat({ max: 6 }), (digits, scale) => {
        const value = { digits, scale };
        const rounded = roundToMinorUnits(value);
        expect(roundToMinorUnits(negateDecimal(value)) + rounded).toBe(0);
        const error = addDecimal(value, negateDecimal(decimalFromMinorUnits(rounded)));
        expect(compareDecimal(error, decimal("0.005"))).toBeLessThanOrEqual(0);
        expect(compareDecimal(error, decimal("-0.005"))).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test("cents survive and a result outside the safe range is refused", () => {
    fc.assert(fc.property(amounts(), (value) => roundToMinorUnits(decimalFromMinorUnits(value)) === value));
    expect(() => roundToMinorUnits({ digits: 10n ** 20n, scale: 0 })).toThrow(RangeError);
    expect(() => divideRounded(1n, 0n)).toThrow(RangeError);
  });
});
