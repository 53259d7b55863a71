import fc from "fast-check";
import { addDays, type CivilDate, civilDate } from "../../src/value/civil-date.ts";
import { type MinorUnits, minorUnits } from "../../src/value/minor-units.ts";
import { type Percentage, percentage } from "../../src/value/percentage.ts";

/** Amounts of any size below a bound, small ones as often as large ones. */
export function amounts(bound: number = Number.MAX_SAFE_INTEGER): fc.Arbitrary<MinorUnits> {
  return fc
    .oneof(fc.integer({ min: -100_000, max: 100_000 }), fc.maxSafeInteger())
    .filter((value) => Math.abs(value) <= bound)
    .map(minorUnits);
}

/** Percentages from 0 to 100 in thousandths of a percent. */
export const percentages: fc.Arbitrary<Percentage> = fc.integer({ min: 0, max: 100_000 }).map(percentage);

/** Days from 1900 to about 2173. */
export const dates: fc.Arbitrary<CivilDate> = fc
  .integer({ min: 0, max: 100_000 })
  .map((days) => addDays(civilDate("1900-01-01"), days));
