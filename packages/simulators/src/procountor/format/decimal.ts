/** An exact decimal: `units` divided by ten to the power `scale`. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

const PLAIN = /^-?\d+(\.\d+)?$/;
const HUNDRED: Decimal = { units: 100n, scale: 0 };

/** The decimal a JSON number stands for, by its shortest text; undefined outside plain notation. */
export function decimalOf(value: number): Decimal | undefined {
  const text = String(value);
  if (!PLAIN.test(text)) return undefined;
  const [whole = "0", fraction = ""] = text.split(".");
  return { units: BigInt(`${whole}${fraction}`), scale: fraction.length };
}

/** The decimal of a number that a check has let through already. */
export function knownDecimal(value: number): Decimal {
  const decimal = decimalOf(value);
  if (decimal === undefined) throw new Error("A number outside plain notation has passed a check.");
  return decimal;
}

/** Product without rounding. */
export function times(left: Decimal, right: Decimal): Decimal {
  return { units: left.units * right.units, scale: left.scale + right.scale };
}

/** What is left of one after a percentage: 25 % gives 0.75. */
export function afterDiscount(percent: Decimal): Decimal {
  return { units: 100n * 10n ** BigInt(percent.scale) - percent.units, scale: percent.scale + 2 };
}

/** `value * numerator / denominator` in whole cents, half away from zero. */
export function centsOf(value: Decimal, numerator: Decimal = ONE, denominator: Decimal = ONE): number {
  const top = value.units * numerator.units * 100n * 10n ** BigInt(denominator.scale);
  const bottom = denominator.units * 10n ** BigInt(value.scale + numerator.scale);
  return Number(divideRounded(top, bottom));
}

/** The tax on a net amount in cents at a percentage, in cents. */
export function taxOn(cents: number, percent: number): number {
  return centsOf(centsDecimal(cents), knownDecimal(percent), HUNDRED);
}

/** The net of an amount in cents that holds its tax, in cents. */
export function netOf(grossCents: number, percent: number): number {
  const rate = knownDecimal(percent);
  const whole = { units: 100n * 10n ** BigInt(rate.scale) + rate.units, scale: rate.scale };
  return centsOf(centsDecimal(grossCents), HUNDRED, whole);
}

/** Cents as an exact decimal of the currency unit. */
export function centsDecimal(cents: number): Decimal {
  return { units: BigInt(cents), scale: 2 };
}

/** Cents as a JSON number: the double nearest to the decimal prints as that decimal. */
export function amountOf(cents: number): number {
  return cents / 100;
}

/** Rounds to a scale, half away from zero. */
export function roundedTo(value: number, scale: number): number {
  const decimal = knownDecimal(value);
  if (decimal.scale <= scale) return value;
  const units = divideRounded(decimal.units, 10n ** BigInt(decimal.scale - scale));
  return Number(units) / 10 ** scale;
}

const ONE: Decimal = { units: 1n, scale: 0 };

function divideRounded(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n !== denominator < 0n;
  const top = numerator < 0n ? -numerator : numerator;
  const bottom = denominator < 0n ? -denominator : denominator;
  const rounded = (top * 2n + bottom) / (bottom * 2n);
  return negative ? -rounded : rounded;
}
