import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { civilDate } from "../../src/value/civil-date.ts";
import { minorUnits, negateMinor } from "../../src/value/minor-units.ts";
import { percentage } from "../../src/value/percentage.ts";
import { isFinnishVatRate, splitGross, vatOfNet, vatRatesOn } from "../../src/value/vat.ts";
import { amounts, percentages } from "./arbitrary.ts";

const percent = (value: number) => percentage(value * 1000);

describe("Finnish VAT rates", () => {
  test.each([
    ["2010-06-30", [0]],
    ["2010-07-01", [23, 13, 9, 0]],
    ["2012-12-31", [23, 13, 9, 0]],
    ["2013-01-01", [24, 14, 10, 0]],
    ["2024-08-31", [24, 14, 10, 0]],
    ["2024-09-01", [25.5, 14, 10, 0]],
    ["2025-12-31", [25.5, 14, 10, 0]],
    ["2026-01-01", [25.5, 13.5, 10, 0]],
  ])("on %s are %p", (date, rates) => {
    expect(vatRatesOn(civilDate(date))).toEqual(rates.map(percent));
  });

  test.each([
    [25.5, "2024-08-31", false],
    [25.5, "2024-09-01", true],
    [24, "2024-09-01", false],
    [14, "2025-12-31", true],
    [14, "2026-01-01", false],
    [13.5, "2026-01-01", true],
    [0, "1999-01-01", true],
    [25, "2026-01-01", false],
  ])("%d on %s: %p", (rate, date, known) => {
    expect(isFinnishVatRate(percent(rate), civilDate(date))).toBe(known);
  });
});

describe("VAT split", () => {
  test.each([
    [299000, 25.5, 238247, 60753],
    [-299000, 25.5, -238247, -60753],
    [153760, 24, 124000, 29760],
    [5675, 13.5, 5000, 675],
    [1000, 0, 1000, 0],
    [0, 25.5, 0, 0],
    [1, 25.5, 1, 0],
    [3, 25.5, 2, 1],
    [1, 100, 0, 1],
    [-1, 100, 0, -1],
  ])("%d at %d %% is %d and %d", (gross, rate, net, vat) => {
    expect(splitGross(minorUnits(gross), percent(rate))).toEqual({ net, vat });
  });

  test.each([
    [124000, 24, 29760],
    [5000, 13.5, 675],
    [82200, 25.5, 20961],
    [238247, 25.5, 60753],
    [10, 5, 1],
    [-10, 5, -1],
    [9, 5, 0],
  ])("the VAT of %d at %d %% is %d", (net, rate, vat) => {
    expect(vatOfNet(minorUnits(net), percent(rate))).toBe(vat);
  });

  test("the two-rate invoice of the Finvoice sample adds up", () => {
    const vat = vatOfNet(minorUnits(82200), percent(25.5)) + vatOfNet(minorUnits(5000), percent(13.5));
    expect(vat).toBe(21636);
    expect(87200 + vat).toBe(108836);
  });

  test("net and VAT add up to the gross amount and a credit mirrors its debit", () => {
    fc.assert(
      fc.property(amounts(), percentages, (gross, rate) => {
        const { net, vat } = splitGross(gross, rate);
        expect(net + vat).toBe(gross);
        expect(splitGross(negateMinor(gross), rate)).toEqual({
          net: negateMinor(net),
          vat: negateMinor(vat),
        });
      }),
    );
  });

  test("the VAT of a split is the exact VAT within half a cent", () => {
    fc.assert(
      fc.property(amounts(), percentages, (gross, rate) => {
        const whole = 100_000n + BigInt(rate);
        const error = BigInt(splitGross(gross, rate).vat) * whole - BigInt(gross) * BigInt(rate);
        expect(2n * error <= whole && 2n * error >= -whole).toBe(true);
      }),
    );
  });

  test("splitting net plus its VAT gives the net amount back", () => {
    fc.assert(
      fc.property(amounts(2 ** 51), percentages, (net, rate) => {
        const gross = minorUnits(net + vatOfNet(net, rate));
        expect(splitGross(gross, rate).net).toBe(net);
      }),
    );
  });

  test("VAT outside the safe range is refused", () => {
    expect(() => vatOfNet(minorUnits(Number.MAX_SAFE_INTEGER), percent(101))).toThrow(RangeError);
  });
});
