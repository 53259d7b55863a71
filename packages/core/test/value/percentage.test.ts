import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  formatPercentage,
  Percentage,
  parsePercentage,
  percentage,
  percentageFromJsonNumber,
  percentageToJsonNumber,
} from "../../src/value/percentage.ts";
import { percentages } from "./arbitrary.ts";

describe("percentage", () => {
  test.each([
    [25.5, "25,5", 25500],
    [24, "24", 24000],
    [13.5, "13,5", 13500],
    [0, "0", 0],
    [0.125, "0,125", 125],
    [100, "100", 100000],
  ])("%d is written %p and is %d thousandths", (number, text, thousandths) => {
    expect(percentageFromJsonNumber(number)).toBe(thousandths);
    expect(parsePercentage(text)).toBe(thousandths);
    expect(formatPercentage(percentage(thousandths), ",")).toBe(text);
    expect(percentageToJsonNumber(percentage(thousandths))).toBe(number);
  });

  test("text may have a dot and trailing zeros", () => {
    expect(parsePercentage("25.5000")).toBe(25500);
  });

  test.each(["25.5 %", "-1", "0.0001", "", "1e2"])("%p is none", (text) => {
    expect(parsePercentage(text)).toBeUndefined();
  });

  test.each([-1, 0.0001, Number.NaN, 1e21])("the number %d is none", (value) => {
    expect(percentageFromJsonNumber(value)).toBeUndefined();
  });

  test.each([-1, 0.5, Number.NaN, 2 ** 53])("%d thousandths are refused", (value) => {
    expect(() => percentage(value)).toThrow(RangeError);
    expect(Percentage.safeParse(value).success).toBe(false);
  });

  test("every percentage is read back", () => {
    fc.assert(
      fc.property(percentages, (value) => {
        expect(parsePercentage(formatPercentage(value, ","))).toBe(value);
        expect(percentageFromJsonNumber(percentageToJsonNumber(value))).toBe(value);
      }),
    );
  });
});
