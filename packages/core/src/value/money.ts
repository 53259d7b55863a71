import type { CurrencyCode } from "./currency-code.ts";
import { addMinor, type MinorUnits, minorUnits, negateMinor, sumMinor } from "./minor-units.ts";

/** An amount in a currency. */
export interface Money {
  readonly minorUnits: MinorUnits;
  readonly currency: CurrencyCode;
}

/** The shares of an amount, in the order of their weights, and what the division left over. */
export interface Allocation {
  readonly parts: readonly MinorUnits[];
  readonly remainder: MinorUnits;
}

/** Joins an amount and its currency. */
export function money(amount: MinorUnits, currency: CurrencyCode): Money {
  return { minorUnits: amount, currency };
}

/**
 * Adds two amounts of the same currency.
 *
 * @throws RangeError when the currencies differ or the sum leaves the safe range.
 */
export function addMoney(left: Money, right: Money): Money {
  refuseOtherCurrency(right, left.currency);
  return money(addMinor(left.minorUnits, right.minorUnits), left.currency);
}

/** Reverses the sign of an amount. */
export function negateMoney(value: Money): Money {
  return money(negateMinor(value.minorUnits), value.currency);
}

/**
 * Adds amounts of one currency; an empty list is zero of that currency.
 *
 * @throws RangeError when an amount has another currency or the sum leaves the safe range.
 */
export function sumMoney(list: readonly Money[], currency: CurrencyCode): Money {
  for (const part of list) refuseOtherCurrency(part, currency);
  return money(sumMinor(list.map((part) => part.minorUnits)), currency);
}

/**
 * Shares an amount in proportion to non-negative integer weights. Each part is cut towards zero to a whole minor
 * unit; what the cutting leaves over is the remainder, fewer units than there are weights above zero. Without such
 * a weight the remainder is the whole amount. Parts and remainder always add up to the total; where the remainder
 * goes is the caller's decision, and `allocateFully` makes the usual one.
 *
 * @throws RangeError when a weight is not a non-negative safe integer.
 */
export function allocate(total: MinorUnits, weights: readonly number[]): Allocation {
  if (!weights.every((weight) => Number.isSafeInteger(weight) && weight >= 0)) {
    throw new RangeError("A weight must be a non-negative integer");
  }
  const sum = weights.reduce((subtotal, weight) => subtotal + BigInt(weight), 0n);
  const share = (weight: number): bigint => (sum === 0n ? 0n : (BigInt(total) * BigInt(weight)) / sum);
  const parts = weights.map((weight) => minorUnits(Number(share(weight))));
  return { parts, remainder: minorUnits(total - sumMinor(parts)) };
}

/**
 * Shares an amount like `allocate` and gives the remainder out one unit each, largest part first (equal weights:
 * in their order), so that the parts alone add up to the total.
 *
 * @throws RangeError when a weight is not a non-negative safe integer or none is above zero.
 */
export function allocateFully(total: MinorUnits, weights: readonly number[]): readonly MinorUnits[] {
  const { parts, remainder } = allocate(total, weights);
  if (!weights.some((weight) => weight > 0)) throw new RangeError("A weight must be above zero");
  const receivers = new Set(largestFirst(weights).slice(0, Math.abs(remainder)));
  const unit = minorUnits(Math.sign(remainder));
  return parts.map((part, index) => (receivers.has(index) ? addMinor(part, unit) : part));
}

// Fewer units are left over than weights above zero, so a weight of zero never receives one.
function largestFirst(weights: readonly number[]): readonly number[] {
  return weights
    .map((weight, index) => ({ weight, index }))
    .toSorted((left, right) => right.weight - left.weight || left.index - right.index)
    .map(({ index }) => index);
}

function refuseOtherCurrency(value: Money, currency: CurrencyCode): void {
  if (value.currency !== currency) {
    throw new RangeError(`Cannot add ${value.currency} to ${currency}`);
  }
}
