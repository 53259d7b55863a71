import { z } from "zod";
import { mod97CheckDigits } from "./mod-97.ts";

/** An IBAN of any country in its compact form: no spaces, upper case, right check digits. */
export const Iban = z
  .string()
  .refine(hasRightCheckDigits, "An IBAN has a country, right check digits and up to 30 letters and digits")
  .brand<"Iban">();
/** An IBAN of any country in its compact form: no spaces, upper case, right check digits. */
export type Iban = z.infer<typeof Iban>;

/** Reads an IBAN in compact or printed form, upper or lower case; undefined when its check digits are wrong. */
export function parseIban(text: string): Iban | undefined {
  return Iban.safeParse(text.replace(/ /g, "").toUpperCase()).data;
}

/** Whether a text in compact or printed form is an IBAN with right check digits. */
export function isValidIban(text: string): boolean {
  return parseIban(text) !== undefined;
}

/** Writes an IBAN in fours: `FI21 1234 5600 0007 85`. */
export function formatIban(iban: Iban): string {
  return iban.replace(/(.{4})(?=.)/g, "$1 ");
}

/** The 14-digit account number of a Finnish IBAN, as bank files carry it; undefined for another country. */
export function finnishBban(iban: Iban): string | undefined {
  return iban.startsWith("FI") ? iban.slice(4) : undefined;
}

/** The IBAN of a 14-digit Finnish account number; undefined when it is not 14 digits. */
export function ibanOfFinnishBban(bban: string): Iban | undefined {
  return /^\d{14}$/.test(bban) ? parseIban(`FI${mod97CheckDigits("FI", bban)}${bban}`) : undefined;
}

// Only Finland's length is checked beyond ISO 13616's own bounds (15 is the shortest in use, 34 the longest
// allowed). Comparing with the digits that would be created also refuses 00, 01 and 99, which no bank issues.
function hasRightCheckDigits(text: string): boolean {
  if (!/^(?:FI\d{16}|(?!FI)[A-Z]{2}\d{2}[0-9A-Z]{11,30})$/.test(text)) return false;
  return mod97CheckDigits(text.slice(0, 2), text.slice(4)) === text.slice(2, 4);
}
