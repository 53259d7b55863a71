import { type MinorUnits, minorUnits } from "./minor-units.ts";
import { divideRounded } from "./rounding.ts";

/** An exact decimal number, `digits × 10^−scale`: for unit prices and quantities, which may have more decimals than money. */
export interface Decimal {
  readonly digits: bigint;
  /** Number of decimals, never negative. */
  readonly scale: number;
}

/** The decimal separator of a written number. */
export type DecimalSeparator = "." | ",";

// Longer texts are no prices or quantities; a bound keeps hostile input from becoming huge integers.
const longestText = 64;
const patterns = {
  ".": /^([+-]?)(\d+)(?:\.(\d+))?$/,
  ",": /^([+-]?)(\d+)(?:,(\d+))?$/,
  either: /^([+-]?)(\d+)(?:[.,](\d+))?$/,
} as const;

/**
 * Reads a decimal number: optional sign, digits, optional separator and decimals. No thousands separators, no
 * exponent, no spaces, at most 64 characters.
 */
export function parseDecimal(
  text: string,
  separator: DecimalSeparator | "either" = ".",
): Decimal | undefined {
  if (text.length > longestText) return undefined;
  const match = patterns[separator].exec(text);
  if (match === null) return undefined;
  const [, sign = "", whole = "", decimals = ""] = match;
  const size = BigInt(whole + decimals);
  return { digits: sign === "-" ? -size : size, scale: decimals.length };
}

/**
 * Reads a JSON number through its shortest decimal text, so that 0.1 is one tenth and not the double beside it.
 * Undefined for NaN, infinities and sizes from 2^53, where a double no longer holds every integer.
 */
export function decimalFromJsonNumber(value: number): Decimal | undefined {
  if (!(Math.abs(value) <= Number.MAX_SAFE_INTEGER)) return undefined;
  const [mantissa = "", exponent = "0"] = String(value).split("e");
  const parsed = parseDecimal(mantissa);
  return parsed && { digits: parsed.digits, scale: parsed.scale - Number(exponent) };
}

/**
 * Writes a decimal as a JSON number.
 *
 * @throws RangeError when the number would be read back as another decimal (more digits than a double holds).
 */
export function decimalToJsonNumber(value: Decimal): number {
  const number = Number(formatDecimal(value, "."));
  const back = decimalFromJsonNumber(number);
  if (back === undefined || compareDecimal(back, value) !== 0) {
    throw new RangeError("The decimal has more digits than a JSON number holds");
  }
  return number;
}

/**
 * Writes a decimal without exponent and without trailing zeros, but with at least `minScale` decimals; with
 * `maxScale` it is first rounded to that many decimals, half away from zero.
 */
export function formatDecimal(
  value: Decimal,
  separator: DecimalSeparator,
  minScale = 0,
  maxScale = Number.POSITIVE_INFINITY,
): string {
  const rounded = value.scale > maxScale ? roundToScale(value, maxScale) : value;
  const short = normaliseDecimal(rounded);
  const scale = Math.max(short.scale, minScale);
  const sign = short.digits < 0n ? "-" : "";
  const size = String(absolute(digitsAtScale(short, scale))).padStart(scale + 1, "0");
  if (scale === 0) return sign + size;
  return `${sign}${size.slice(0, -scale)}${separator}${size.slice(-scale)}`;
}

/** Multiplies two decimals exactly. */
export function multiplyDecimal(left: Decimal, right: Decimal): Decimal {
  return { digits: left.digits * right.digits, scale: left.scale + right.scale };
}

/** Adds two decimals exactly. */
export function addDecimal(left: Decimal, right: Decimal): Decimal {
  const scale = Math.max(left.scale, right.scale);
  return { digits: digitsAtScale(left, scale) + digitsAtScale(right, scale), scale };
}

/** Reverses the sign of a decimal. */
export function negateDecimal(value: Decimal): Decimal {
  return { digits: -value.digits, scale: value.scale };
}

/** Orders decimals by value: 1.5 and 1.50 are equal. */
export function compareDecimal(left: Decimal, right: Decimal): -1 | 0 | 1 {
  const difference = addDecimal(left, negateDecimal(right)).digits;
  if (difference === 0n) return 0;
  return difference < 0n ? -1 : 1;
}

/** Drops trailing zeros of the decimals, so that equal values have equal parts. */
export function normaliseDecimal(value: Decimal): Decimal {
  let { digits, scale } = value;
  while (scale > 0 && digits % 10n === 0n) {
    digits /= 10n;
    scale -= 1;
  }
  return { digits, scale };
}

/**
 * Rounds to cents, half away from zero: 0.005 is 0.01 and −0.005 is −0.01.
 *
 * @throws RangeError when the result is outside the safe range.
 */
export function roundToMinorUnits(value: Decimal): MinorUnits {
  return minorUnits(Number(digitsAtScale(roundToScale(value, 2), 2)));
}

/** Turns cents into a decimal with two decimals. */
export function decimalFromMinorUnits(value: MinorUnits): Decimal {
  return { digits: BigInt(value), scale: 2 };
}

/** Returns the whole number that a decimal is at a scale (1.5 at scale 2 is 150); undefined when it has more decimals. */
export function exactAtScale(value: Decimal, scale: number): bigint | undefined {
  const short = normaliseDecimal(value);
  return short.scale > scale ? undefined : digitsAtScale(short, scale);
}

// Only for scales that are not smaller than the decimal's own.
function digitsAtScale(value: Decimal, scale: number): bigint {
  return value.digits * 10n ** BigInt(scale - value.scale);
}

function roundToScale(value: Decimal, scale: number): Decimal {
  if (value.scale <= scale) return value;
  return { digits: divideRounded(value.digits, 10n ** BigInt(value.scale - scale)), scale };
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}
