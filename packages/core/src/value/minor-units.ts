import { z } from "zod";

/** An amount of money as a whole number of minor units (cents), between ±(2^53 − 1). */
export const MinorUnits = z.int().brand<"MinorUnits">();
/** An amount of money as a whole number of minor units (cents), between ±(2^53 − 1). */
export type MinorUnits = z.infer<typeof MinorUnits>;

// The check is the schema's own; it is repeated here because adding amounts is too frequent for a parse each.
function isMinorUnits(value: number): value is MinorUnits {
  return Number.isSafeInteger(value);
}

/**
 * Brands a whole number of minor units; minus zero becomes zero.
 *
 * @throws RangeError when the number is not an integer that a double holds exactly.
 */
export function minorUnits(value: number): MinorUnits {
  const normalised = value === 0 ? 0 : value;
  if (!isMinorUnits(normalised)) throw new RangeError("An amount must be a safe integer of minor units");
  return normalised;
}

/** Adds amounts; nothing adds up to zero. Throws RangeError when a running total leaves the safe range. */
export function addMinor(...parts: readonly MinorUnits[]): MinorUnits {
  return sumMinor(parts);
}

/** Adds a list of amounts; an empty list is zero. Throws RangeError when a running total leaves the safe range. */
export function sumMinor(list: Iterable<MinorUnits>): MinorUnits {
  let total = minorUnits(0);
  for (const part of list) total = minorUnits(total + part);
  return total;
}

/** Reverses the sign of an amount; zero stays zero. */
export function negateMinor(value: MinorUnits): MinorUnits {
  return minorUnits(-value);
}

/** Returns the size of an amount without its sign. */
export function absMinor(value: MinorUnits): MinorUnits {
  return minorUnits(Math.abs(value));
}

/** Orders amounts from the lowest to the highest, for `sort` and comparisons with zero. */
export function compareMinor(left: MinorUnits, right: MinorUnits): -1 | 0 | 1 {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
