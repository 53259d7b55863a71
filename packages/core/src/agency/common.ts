import { z } from "zod";
import { amountFromJsonNumber, amountToJsonNumber } from "../value/amount.ts";
import { CivilDate, civilDateFromDateTime, parseCivilDate } from "../value/civil-date.ts";
import { CurrencyCode } from "../value/currency-code.ts";
import { type Decimal, decimalFromJsonNumber, decimalToJsonNumber } from "../value/decimal.ts";
import type { MinorUnits } from "../value/minor-units.ts";
import { type Percentage, percentageFromJsonNumber, percentageToJsonNumber } from "../value/percentage.ts";
import { hasControlCharacters } from "../value/text.ts";

/** Reports a custom issue with a code of the error catalogue and ends the decoding of the field. */
export function refuse(
  context: { readonly issues: z.core.$ZodRawIssue[] },
  code: string,
  message: string,
): never {
  context.issues.push({ code: "custom", message, input: undefined, params: { code } });
  return z.NEVER;
}

/** number<double> with two decimals on the wire, exact minor units inside. */
export const Amount = z.codec(z.number(), z.custom<MinorUnits>(Number.isSafeInteger), {
  decode: (value, context) =>
    amountFromJsonNumber(value) ??
    refuse(context, "ACC_DOCUMENT_AMOUNT_PRECISION", "must be an amount with at most two decimals"),
  encode: (value) => amountToJsonNumber(value),
});

/** Percent as a number on the wire (25.5), thousandths of a percent inside. */
export const Percent = z.codec(z.number(), z.custom<Percentage>(Number.isSafeInteger), {
  decode: (value, context) =>
    percentageFromJsonNumber(value) ??
    refuse(context, "ACC_DOCUMENT_FIELD_INVALID", "must be a percentage with at most three decimals"),
  encode: (value) => percentageToJsonNumber(value),
});

/** A number with any decimals on the wire (unit prices, quantities), an exact decimal inside. */
export const Quantity = z.codec(z.number(), z.custom<Decimal>(), {
  decode: (value, context) =>
    decimalFromJsonNumber(value) ??
    refuse(context, "ACC_DOCUMENT_AMOUNT_PRECISION", "must be a decimal number that can be read exactly"),
  encode: (value) => decimalToJsonNumber(value),
});

/** ISO 8601 date `YYYY-MM-DD`. */
export const DateText = z.codec(z.string(), CivilDate, {
  decode: (value, context) =>
    parseCivilDate(value) ??
    refuse(context, "ACC_DOCUMENT_FIELD_INVALID", "must be a calendar date in the form YYYY-MM-DD"),
  encode: (value) => value,
});

/** A date that some answers of the agency write as a date-time at midnight (`2026-03-27T00:00:00Z`). */
export const DateTimeText = z.codec(z.string(), CivilDate, {
  decode: (value, context) =>
    parseCivilDate(value) ??
    civilDateFromDateTime(value) ??
    refuse(context, "ACC_DOCUMENT_FIELD_INVALID", "must be a date or a date-time"),
  encode: (value) => `${value}T00:00:00Z`,
});

/** Refuses control characters other than line ends and tabs. */
const printable = (schema: z.ZodString): z.ZodString =>
  schema.refine((value) => !hasControlCharacters(value), {
    error: "must not contain control characters",
    params: { code: "ACC_DOCUMENT_TEXT_CONTROL" },
  });

/** A text that must be there. */
export const Text = printable(z.string().min(1));

/** A caller's identifier: one printable line of at most 200 characters (our limit, the agency names none). */
export const Identifier = printable(z.string().min(1).max(200)).regex(/^(\S(.*\S)?)?$/u, {
  error: "must be one line that neither begins nor ends with white space",
});

/** A text that may be absent, null or empty; all three mean "not given". Encoded as null. */
export const OptionalText = z.codec(printable(z.string()).nullish(), z.string().optional(), {
  decode: (value) => (value === null || value === "" ? undefined : value),
  encode: (value) => value ?? null,
});

/** Like {@link OptionalText}, for fields that the agency writes as "" when they are not given. */
export const EmptyableText = z.codec(printable(z.string()).nullish(), z.string().optional(), {
  decode: (value) => (value === null || value === "" ? undefined : value),
  encode: (value) => value ?? "",
});

/** A date that may be absent or null. Encoded as null. */
export const OptionalDate = z.codec(z.string().nullish(), CivilDate.optional(), {
  decode: (value, context) =>
    value === null || value === undefined
      ? undefined
      : (parseCivilDate(value) ??
        refuse(context, "ACC_DOCUMENT_FIELD_INVALID", "must be a calendar date in the form YYYY-MM-DD")),
  encode: (value) => value ?? null,
});

/** A number that the agency writes as a JSON number or as text (invoice numbers); text inside. */
export const NumberOrText = z.codec(z.union([z.int().nonnegative(), Identifier]), Identifier, {
  decode: (value) => String(value),
  encode: (value) => value,
});

/** ISO 4217 code; the agency names EUR, SEK, NOK and DKK. */
export const Currency = CurrencyCode;

/** One dimension of a row: type as named by the agency (COST_CENTER seen, others unknown) and its value. */
export const DimensionEntry = z.strictObject({ dimensionType: Text, dimensionValue: Text });

/** See {@link DimensionEntry}. */
export type DimensionEntry = z.output<typeof DimensionEntry>;
