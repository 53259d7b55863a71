import { z } from "zod";
import {
  type Decimal,
  type DecimalSeparator,
  decimalFromJsonNumber,
  exactAtScale,
  formatDecimal,
  parseDecimal,
} from "./decimal.ts";

/** A percentage as whole thousandths of a percent, never negative: 25.5 % is 25500. */
export const Percentage = z.int().nonnegative().brand<"Percentage">();
/** A percentage as whole thousandths of a percent, never negative: 25.5 % is 25500. */
export type Percentage = z.infer<typeof Percentage>;

function isPercentage(value: number): value is Percentage {
  return Number.isSafeInteger(value) && value >= 0;
}

/**
 * Brands a number of thousandths of a percent.
 *
 * @throws RangeError when the number is negative or not a safe integer.
 */
export function percentage(thousandths: number): Percentage {
  const normalised = thousandths === 0 ? 0 : thousandths;
  if (!isPercentage(normalised)) throw new RangeError("A percentage must be a non-negative safe integer");
  return normalised;
}

/** Reads a JSON number of percents (25.5); undefined when negative or finer than a thousandth of a percent. */
export function percentageFromJsonNumber(value: number): Percentage | undefined {
  return exactPercentage(decimalFromJsonNumber(value));
}

/** Writes a percentage as a JSON number of percents: 25500 is 25.5. */
export function percentageToJsonNumber(value: Percentage): number {
  return Number(formatPercentage(value, "."));
}

/** Reads percents with a dot or a comma and no percent sign (`25,5`); undefined when negative or finer than a thousandth. */
export function parsePercentage(text: string): Percentage | undefined {
  return exactPercentage(parseDecimal(text, "either"));
}

/** Writes percents in the shortest form: 25500 is `25,5` and 24000 is `24`. */
export function formatPercentage(value: Percentage, separator: DecimalSeparator): string {
  return formatDecimal({ digits: BigInt(value), scale: 3 }, separator);
}

function exactPercentage(value: Decimal | undefined): Percentage | undefined {
  const thousandths = value === undefined ? undefined : exactAtScale(value, 3);
  if (thousandths === undefined) return undefined;
  const number = Number(thousandths);
  return isPercentage(number) ? number : undefined;
}
