import { type MinorUnits, minorUnits } from "../value/minor-units.ts";
import type { Division } from "./division.ts";

/**
 * The division of a part of a payment, from one amount (minor units) up to another: capital comes first, then interest,
 * then costs. All slices of a payment sum to its division, wherever it is cut.
 */
export function sliceDivision(division: Division, from: MinorUnits, to: MinorUnits): Division {
  const { capital, interest, costs } = division;
  const within = (start: number, size: number): MinorUnits =>
    minorUnits(Math.max(0, Math.min(to, start + size) - Math.max(from, start)));
  return {
    capital: within(0, capital),
    interest: within(capital, interest),
    costs: within(capital + interest, costs),
  };
}
