import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { amountOf, dateOf, decimalOf, flagOf, percentageOf, textOf } from "../../src/wire/answer/field.ts";
import { parsed } from "../support/parsed.ts";

const node = (value: string) => parsed(`<r><V>${value}</V></r>`);

describe("amountOf", () => {
  it.each([
    ["123,45", 12_345],
    ["6,9000", 690],
    ["200", 20_000],
    ["244.12", 24_412],
    ["-17,18", -1718],
    ["-0,05", -5],
    ["0", 0],
    [" 10,1 ", 1010],
    ["1 234,50", 123_450],
    ["1\u00a0234,50", 123_450],
    ["0,5478", undefined],
    ["3,0378", undefined],
    ["1.234,50", undefined],
    ["12,", undefined],
    ["1e3", undefined],
    ["90071992547409930", undefined],
    ["abc", undefined],
    ["", undefined],
  ])("%j is %p cents", (text, cents) => {
    expect(amountOf(node(text), "v")).toBe(cents);
  });

  it("reads every amount back, with comma and point and any number of zeros", () => {
    const cents = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
    fc.assert(
      fc.property(cents, fc.constantFrom(",", "."), fc.nat({ max: 6 }), (amount, separator, zeros) => {
        const size = String(Math.abs(amount)).padStart(3, "0");
        const text = `${amount < 0 ? "-" : ""}${size.slice(0, -2)}${separator}${size.slice(-2)}${"0".repeat(zeros)}`;
        expect(amountOf(node(text), "v")).toBe(amount);
      }),
    );
  });
});

describe("decimalOf and percentageOf", () => {
  it("stay exact", () => {
    expect(decimalOf(node("0,5478"), "v")).toEqual({ digits: 5478n, scale: 4 });
    expect(percentageOf(node("25,5"), "v")).toBe(25_500);
    expect(percentageOf(node("13.5"), "v")).toBe(13_500);
    expect(percentageOf(node("22,0"), "v")).toBe(22_000);
    expect(percentageOf(node(""), "v")).toBeUndefined();
  });
});

describe("dateOf", () => {
  it.each([
    ["2012-01-27", "2012-01-27"],
    ["1.1.2000", "2000-01-01"],
    ["31.12.2015", "2015-12-31"],
    ["7.4.2009 15:53:44", "2009-04-07"],
    ["2022-06-08 15:14", "2022-06-08"],
    ["2022-06-08T15:14:00", "2022-06-08"],
    ["31.2.2015", undefined],
    ["2012-13-01", undefined],
    ["12/31/2015", undefined],
    ["", undefined],
  ])("%j is %p", (text, date) => {
    expect(dateOf(node(text), "v")).toBe(date);
  });
});

describe("flagOf", () => {
  it.each([
    ["1", true],
    ["0", false],
    ["True", true],
    ["False", false],
    ["Yes", true],
    ["No", false],
    ["Kyllä", true],
    ["Ei", false],
    ["perhaps", undefined],
    ["", undefined],
  ])("%j is %p", (text, value) => {
    expect(flagOf(node(text), "v")).toBe(value);
  });
});

describe("textOf", () => {
  it("does not tell absent, empty and blank apart", () => {
    expect(textOf(parsed("<r/>"), "v")).toBeUndefined();
    expect(textOf(parsed("<r><v/></r>"), "v")).toBeUndefined();
    expect(textOf(parsed("<r><v> </v></r>"), "v")).toBeUndefined();
    expect(textOf(parsed("<r><V> a b </V></r>"), "v")).toBe("a b");
  });
});
