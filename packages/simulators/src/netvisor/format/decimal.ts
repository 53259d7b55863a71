import { invalidData } from "../failure.ts";

/** An exact decimal: `units` divided by ten to the power `scale`. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

/** Far below the safe integers, so that sums of many lines stay exact. */
const LARGEST_CENTS = 10 ** 13;
const COMMA = /^[+-]?\d{1,15}(,\d{1,6})?$/;
const COMMA_OR_POINT = /^[+-]?\d{1,15}([.,]\d{1,6})?$/;

/** Reads a decimal as the message rules allow it; undefined when the text is something else. */
export function parseDecimal(text: string, pointAllowed: boolean): Decimal | undefined {
  if (!(pointAllowed ? COMMA_OR_POINT : COMMA).test(text)) return undefined;
  const [whole = "0", fraction = ""] = text.replace(".", ",").split(",");
  return { units: BigInt(`${whole.replace("+", "")}${fraction}`), scale: fraction.length };
}

/** Product without rounding. */
export function multiply(left: Decimal, right: Decimal): Decimal {
  return { units: left.units * right.units, scale: left.scale + right.scale };
}

/** `left * numerator / denominator`, rounded half away from zero to whole cents. */
export function scaledCents(left: Decimal, numerator: bigint, denominator: bigint): number {
  const cents = Number(divideRounded(left.units * numerator * 100n, denominator * 10n ** BigInt(left.scale)));
  if (Math.abs(cents) > LARGEST_CENTS) throw invalidData("Data form incorrect: an amount is too large");
  return cents;
}

/** Rounded half away from zero to whole cents; keep within the safe integers. */
export function toCents(value: Decimal): number {
  return scaledCents(value, 1n, 1n);
}

/** A percentage as hundredths of a percent: 25.5 % is 2550n. */
export function toBasisPoints(value: Decimal): bigint {
  return divideRounded(value.units * 100n, 10n ** BigInt(value.scale));
}

/** `cents` of an amount that holds its tax: the tax in it at `basisPoints`. */
export function taxInside(cents: number, basisPoints: bigint): number {
  return cents - Number(divideRounded(BigInt(cents) * 10_000n, 10_000n + basisPoints));
}

/** The tax on a net amount in cents at `basisPoints`. */
export function taxOn(cents: number, basisPoints: bigint): number {
  return Number(divideRounded(BigInt(cents) * basisPoints, 10_000n));
}

/** Whether the text has no more than `digits` decimals that are not zero. */
export function fitsDecimals(value: Decimal, digits: number): boolean {
  if (value.scale <= digits) return true;
  return value.units % 10n ** BigInt(value.scale - digits) === 0n;
}

function divideRounded(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n !== denominator < 0n;
  const top = numerator < 0n ? -numerator : numerator;
  const bottom = denominator < 0n ? -denominator : denominator;
  const rounded = (top * 2n + bottom) / (bottom * 2n);
  return negative ? -rounded : rounded;
}

/** Cents with a comma and the number of decimals asked for (0 only for whole amounts). */
export function printCents(cents: number, decimals: 0 | 2 | 4 = 2): string {
  const sign = cents < 0 ? "-" : "";
  const absolute = Math.abs(cents);
  const whole = Math.floor(absolute / 100);
  const fraction = String(absolute % 100).padStart(2, "0");
  if (decimals === 0 && fraction === "00") return `${sign}${whole}`;
  return `${sign}${whole},${fraction}${decimals === 4 ? "00" : ""}`;
}

/** Basis points as a percent with a comma and no needless zeros: 2550n is `25,5`. */
export function printPercent(basisPoints: bigint): string {
  const fraction = String(basisPoints % 100n)
    .padStart(2, "0")
    .replace(/0+$/, "");
  return fraction === "" ? `${basisPoints / 100n}` : `${basisPoints / 100n},${fraction}`;
}
