import { z } from "zod";
import { amountFromJsonNumber, amountToJsonNumber } from "../value/amount.ts";
import { CivilDate, civilDateFromDateTime, parseCivilDate } from "../value/civil-date.ts";
import type { MinorUnits } from "../value/minor-units.ts";
import { refuse } from "./common.ts";

/** An identifier that an answer gives as a number or as text; null and "" mean "not given". Text inside. */
export const OptionalKey = z.codec(
  z.union([z.int().nonnegative(), z.string().max(200)]).nullish(),
  z.string().optional(),
  {
    decode: (value) => (value === null || value === undefined || value === "" ? undefined : String(value)),
    encode: (value) => value ?? null,
  },
);

/** Like {@link OptionalKey}, for invoice numbers: white space around one is nobody's, and no invoice would be found by it. */
export const OptionalInvoiceNumber = z.codec(
  z.union([z.int().nonnegative(), z.string().max(200)]).nullish(),
  z.string().optional(),
  {
    decode: (value) => String(value ?? "").trim() || undefined,
    encode: (value) => value ?? null,
  },
);

/** An amount that an answer may leave out or give as null; minor units inside. */
export const OptionalAmount = z.codec(
  z.number().nullish(),
  z.custom<MinorUnits>(Number.isSafeInteger).optional(),
  {
    decode: (value, context) =>
      value === null || value === undefined
        ? undefined
        : (amountFromJsonNumber(value) ??
          refuse(context, "ACC_DOCUMENT_AMOUNT_PRECISION", "must be an amount with at most two decimals")),
    encode: (value) => (value === undefined ? null : amountToJsonNumber(value)),
  },
);

/** A day that an answer may leave out, give as null or "", or write as a date-time at midnight. */
export const OptionalDay = z.codec(z.string().nullish(), CivilDate.optional(), {
  decode: (value, context) =>
    value === null || value === undefined || value === ""
      ? undefined
      : (parseCivilDate(value) ??
        civilDateFromDateTime(value) ??
        refuse(context, "ACC_DOCUMENT_FIELD_INVALID", "must be a date or a date-time at midnight")),
  encode: (value) => value ?? null,
});
