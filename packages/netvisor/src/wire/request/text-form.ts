import { z } from "zod";

/** `yyyy-MM-dd`; the attribute `format="ansi"` is the DTD's default and is left out. */
export const AnsiDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u);

/** A sum in euros with a decimal comma and two decimals. */
export const Sum = z.string().regex(/^-?\d+,\d{2}$/u);

/** A number with a decimal comma and any number of decimals: unit prices, quantities, percents. */
export const DecimalNumber = z.string().regex(/^-?\d+(,\d+)?$/u);

/** Digits only. */
export const Digits = z.string().regex(/^\d+$/u);

/** A Netvisor key, or the placeholder of the step that will return it. */
export const KeyOrPlaceholder = z.string().regex(/^(\d+|\{\{[a-z0-9-]+\}\})$/u);

/** Text that must not be empty, at most `longest` characters. */
export const requiredText = (longest: number): z.ZodString => z.string().min(1).max(longest);

/** Yes or no as Netvisor's 1 and 0. */
export const Flag = z.enum(["0", "1"]);

/** Longest text that the voucher messages take (support article on accounting.nv, seen). */
export const voucherTextLength = 255;

/** Account numbers: no limit is published; the length only keeps nonsense out. */
export const accountNumberLength = 50;
