import { z } from "zod";

/** A Finnish business id (Y-tunnus), `NNNNNNN-C`, with the right check digit. */
export const BusinessId = z
  .string()
  .refine(hasRightCheckDigit, "A business id is seven digits, a hyphen and the right check digit")
  .brand<"BusinessId">();
/** A Finnish business id (Y-tunnus), `NNNNNNN-C`, with the right check digit. */
export type BusinessId = z.infer<typeof BusinessId>;

/** Reads a business id; an old one with six digits gets its leading zero. Undefined when the check digit is wrong. */
export function parseBusinessId(text: string): BusinessId | undefined {
  return BusinessId.safeParse(/^\d{6}-\d$/.test(text) ? `0${text}` : text).data;
}

/** Whether a text is a business id with the right check digit, old six-digit ones included. */
export function isValidBusinessId(text: string): boolean {
  return parseBusinessId(text) !== undefined;
}

/**
 * The check digit of seven digits: weights 7, 9, 10, 5, 8, 4, 2, modulo 11. Undefined when the remainder is 1,
 * for which no business id exists.
 *
 * @throws RangeError when the text is not seven digits.
 */
export function businessIdCheckDigit(digits: string): string | undefined {
  if (!/^\d{7}$/.test(digits)) throw new RangeError("A business id has seven digits before its check digit");
  const weights = [7, 9, 10, 5, 8, 4, 2] as const;
  const remainder = weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0) % 11;
  if (remainder === 1) return undefined;
  return remainder === 0 ? "0" : String(11 - remainder);
}

function hasRightCheckDigit(text: string): boolean {
  return /^\d{7}-\d$/.test(text) && businessIdCheckDigit(text.slice(0, 7)) === text.slice(8);
}
