import {
  type Decimal,
  type DecimalSeparator,
  decimalFromJsonNumber,
  decimalFromMinorUnits,
  exactAtScale,
  formatDecimal,
  parseDecimal,
} from "./decimal.ts";
import { type MinorUnits, minorUnits } from "./minor-units.ts";

// From 2^46 on, neighbouring doubles are more than one cent apart, so a JSON number cannot name every amount.
const firstIndistinctAmount = 2 ** 46 * 100;

/**
 * Reads an exact amount such as `-1234.50` into cents: optional sign, no thousands separators, no exponent, no
 * spaces. More than two decimals are accepted only when the rest are zeros (`1.5000`); `1.005` is undefined.
 * "either" takes one dot or one comma, so use it only where thousands separators cannot occur.
 */
export function parseAmount(
  text: string,
  separator: DecimalSeparator | "either" = ".",
): MinorUnits | undefined {
  return exactAmount(parseDecimal(text, separator));
}

/** Writes cents with exactly two decimals and no thousands separators: −5 is `-0.05`. */
export function formatAmount(value: MinorUnits, separator: DecimalSeparator): string {
  return formatDecimal(decimalFromMinorUnits(value), separator, 2);
}

/**
 * Reads a JSON number of currency units into cents through its shortest decimal text, never by multiplying by
 * 100. Undefined when it has a part of a cent, and from 2^46 currency units, where doubles cannot tell two
 * amounts one cent apart.
 */
export function amountFromJsonNumber(value: number): MinorUnits | undefined {
  const amount = exactAmount(decimalFromJsonNumber(value));
  return amount !== undefined && isDistinct(amount) ? amount : undefined;
}

/**
 * Writes cents as a JSON number of currency units that `amountFromJsonNumber` reads back as the same cents.
 *
 * @throws RangeError from 2^46 currency units, where doubles cannot tell two amounts one cent apart.
 */
export function amountToJsonNumber(value: MinorUnits): number {
  if (!isDistinct(value)) throw new RangeError("The amount is too large for a JSON number with cents");
  return Number(formatAmount(minorUnits(value), "."));
}

function exactAmount(value: Decimal | undefined): MinorUnits | undefined {
  const cents = value === undefined ? undefined : exactAtScale(value, 2);
  if (cents === undefined) return undefined;
  const number = Number(cents);
  return Number.isSafeInteger(number) ? minorUnits(number) : undefined;
}

function isDistinct(value: MinorUnits): boolean {
  return Math.abs(value) < firstIndistinctAmount;
}
