import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { CurrencyCode, minorUnitDigits } from "../../src/value/currency-code.ts";
import {
  absMinor,
  addMinor,
  compareMinor,
  MinorUnits,
  minorUnits,
  negateMinor,
  sumMinor,
} from "../../src/value/minor-units.ts";
import { addMoney, allocate, allocateFully, money, negateMoney, sumMoney } from "../../src/value/money.ts";
import { amounts } from "./arbitrary.ts";

const euro = CurrencyCode.parse("EUR");
const krona = CurrencyCode.parse("SEK");
const weights = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { maxLength: 12 });

describe("minor units", () => {
  test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, -(2 ** 53)])("refuse %p", (value) => {
    expect(() => minorUnits(value)).toThrow(RangeError);
    expect(MinorUnits.safeParse(value).success).toBe(false);
  });

  test("have no minus zero", () => {
    expect(minorUnits(-0)).toBe(0);
    expect(negateMinor(minorUnits(0))).toBe(0);
  });

  test("refuse a sum outside the safe range", () => {
    expect(() => addMinor(minorUnits(Number.MAX_SAFE_INTEGER), minorUnits(1))).toThrow(RangeError);
  });

  test("add, sum, negate, compare", () => {
    expect(addMinor()).toBe(0);
    expect(sumMinor([minorUnits(299000), minorUnits(-238247), minorUnits(-60753)])).toBe(0);
    expect(absMinor(minorUnits(-5))).toBe(5);
    expect([3, -1, 2].map(minorUnits).toSorted(compareMinor)).toEqual([-1, 2, 3]);
    expect(compareMinor(minorUnits(7), minorUnits(7))).toBe(0);
  });

  test("an amount and its negation add up to zero", () => {
    fc.assert(fc.property(amounts(), (value) => addMinor(value, negateMinor(value)) === 0));
  });
});

describe("currency", () => {
  test.each(["eur", "EU", "EURO", "", "E1R"])("refuses %p", (text) => {
    expect(CurrencyCode.safeParse(text).success).toBe(false);
  });

  test.each([
    ["EUR", 2],
    ["SEK", 2],
    ["JPY", 0],
    ["ISK", 0],
    ["KWD", 3],
    ["CLF", 4],
  ])("%s has %d decimals", (code, digits) => {
    expect(minorUnitDigits(CurrencyCode.parse(code))).toBe(digits);
  });
});

describe("money", () => {
  test("adds and sums one currency and refuses another", () => {
    const ten = money(minorUnits(1000), euro);
    expect(addMoney(ten, negateMoney(ten))).toEqual({ minorUnits: 0, currency: "EUR" });
    expect(sumMoney([ten, ten], euro)).toEqual({ minorUnits: 2000, currency: "EUR" });
    expect(sumMoney([], krona)).toEqual({ minorUnits: 0, currency: "SEK" });
    expect(() => addMoney(ten, money(minorUnits(1), krona))).toThrow("Cannot add SEK to EUR");
    expect(() => sumMoney([ten], krona)).toThrow(RangeError);
  });
});

describe("allocation", () => {
  test.each([
    { total: 100, by: [1, 1, 1], parts: [33, 33, 33], remainder: 1, fully: [34, 33, 33] },
    { total: -100, by: [1, 1, 1], parts: [-33, -33, -33], remainder: -1, fully: [-34, -33, -33] },
    { total: 101, by: [1, 5, 3], parts: [11, 56, 33], remainder: 1, fully: [11, 57, 33] },
    { total: 1, by: [0, 1, 1], parts: [0, 0, 0], remainder: 1, fully: [0, 1, 0] },
    { total: 500, by: [0, 7], parts: [0, 500], remainder: 0, fully: [0, 500] },
  ])("shares $total by $by", ({ total, by, parts, remainder, fully }) => {
    expect(allocate(minorUnits(total), by)).toEqual({ parts, remainder });
    expect(allocateFully(minorUnits(total), by)).toEqual(fully);
  });

  test("without a weight above zero everything remains", () => {
    expect(allocate(minorUnits(7), [0, 0])).toEqual({ parts: [0, 0], remainder: 7 });
    expect(allocate(minorUnits(7), [])).toEqual({ parts: [], remainder: 7 });
    expect(() => allocateFully(minorUnits(7), [0, 0])).toThrow(RangeError);
  });

  test.each([-1, 0.5, Number.NaN, 2 ** 53])("refuses the weight %p", (weight) => {
    expect(() => allocate(minorUnits(1), [weight])).toThrow(RangeError);
  });

  test("parts and remainder add up to the total, whatever its size", () => {
    fc.assert(
      fc.property(amounts(), weights, (total, by) => {
        const { parts, remainder } = allocate(total, by);
        expect(sumMinor(parts) + remainder).toBe(total);
        expect(parts).toHaveLength(by.length);
      }),
    );
  });

  test("a full allocation adds up alone, is within one unit and gives nothing to a zero weight", () => {
    const someWeight = weights.filter((by) => by.some((weight) => weight > 0));
    fc.assert(
      fc.property(amounts(), someWeight, (total, by) => {
        const parts = allocateFully(total, by);
        const sum = by.reduce((all, weight) => all + BigInt(weight), 0n);
        expect(sumMinor(parts)).toBe(total);
        for (const [index, part] of parts.entries()) {
          const weight = BigInt(by[index] ?? 0);
          const error = BigInt(part) * sum - BigInt(total) * weight;
          expect(error < sum && error > -sum).toBe(true);
          expect(weight > 0n || part === 0).toBe(true);
        }
      }),
    );
  });
});
