import {
  amountFromJsonNumber,
  decimalFromJsonNumber,
  parseCivilDate,
  percentageFromJsonNumber,
} from "@confirma-connect/core";
import { z } from "zod";

// Fields of answers: unknown keys are dropped, absent and null and unreadable read as undefined.

// `optional` lets the key itself be absent; `unknown` alone does not once it is transformed.
const anything = z.unknown().optional();

/** Text; "" is no text. */
export const Words = anything.transform((value) =>
  typeof value === "string" && value.trim() !== "" ? value : undefined,
);

/** An identifier: an integer on the wire (specs 3), text inside. */
export const Id = z.int().transform(String);

/** An identifier that may be absent or null. */
export const OptionalId = anything.transform((value) =>
  Number.isSafeInteger(value) ? String(value) : undefined,
);

/** An amount in currency units, minor units inside; undefined also when it has a part of a cent. */
export const MoneyField = anything.transform((value) =>
  typeof value === "number" ? amountFromJsonNumber(value) : undefined,
);

/** A number with any decimals. */
export const DecimalField = anything.transform((value) =>
  typeof value === "number" ? decimalFromJsonNumber(value) : undefined,
);

/** Like {@link MoneyField}, for an amount that another field stands in for when there is none. */
export const GivenMoneyField = anything.transform((value) =>
  value === undefined || value === null ? undefined : (MoneyField.parse(value) ?? ("unreadable" as const)),
);

/** A percentage; 25.5 is a number with a decimal. */
export const PercentField = anything.transform((value) =>
  typeof value === "number" ? percentageFromJsonNumber(value) : undefined,
);

/** A whole number. */
export const IntegerField = anything.transform((value) =>
  typeof value === "number" && Number.isSafeInteger(value) ? value : undefined,
);

/** A truth value. */
export const FlagField = anything.transform((value) => (typeof value === "boolean" ? value : undefined));

/** A date, also with a time behind it: the day is taken as it is written (server time is Finnish, inferred). */
export const DateField = anything.transform((value) =>
  typeof value === "string" ? parseCivilDate(value.slice(0, 10)) : undefined,
);

/** A list that may be absent or null. */
export const listOf = <S extends z.ZodType>(entry: S) =>
  z
    .array(entry)
    .nullish()
    .transform((list) => list ?? []);
