import {
  CivilDate,
  CurrencyCode,
  type Decimal,
  formatAmount,
  formatDecimal,
  formatPercentage,
  MinorUnits,
  minorUnits,
  Percentage,
  parseAmount,
  parseDecimal,
  parsePercentage,
  percentage,
} from "@confirma-connect/core";
import { z } from "zod";

const bad = (context: z.core.ParsePayload<string>, what: string): never => {
  context.issues.push({ code: "custom", message: `must be ${what}`, input: context.value });
  return z.NEVER;
};

/** Text that must be there. */
export const Word = z.string().min(1);

/** Amount on the wire as text with two decimals (`-12.50`), minor units inside. */
export const AmountText = z.codec(z.string(), MinorUnits, {
  decode: (text, context) => parseAmount(text) ?? bad(context, "an amount with two decimals"),
  encode: (amount) => formatAmount(minorUnits(amount), "."),
});

/** Exact decimal number as text: prices and quantities. */
export const DecimalText = z.codec(z.string(), z.custom<Decimal>(), {
  decode: (text, context) => parseDecimal(text) ?? bad(context, "a decimal number"),
  encode: (value) => formatDecimal(value, "."),
});

/** Percentage as text (`25.5`). */
export const PercentText = z.codec(z.string(), Percentage, {
  decode: (text, context) => parsePercentage(text) ?? bad(context, "a percentage"),
  encode: (value) => formatPercentage(percentage(value), "."),
});

/** Currency, ISO 4217. */
export const Currency = CurrencyCode;

/** Calendar day, `YYYY-MM-DD`. */
export const Day = CivilDate;

/** One dimension of a row. */
export const WireDimension = z.strictObject({ name: Word, item: Word });

/** See {@link WireDimension}. */
export type WireDimension = z.output<typeof WireDimension>;
