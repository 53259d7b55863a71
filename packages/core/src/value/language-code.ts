import { z } from "zod";

/**
 * A language as the agency writes it: two upper-case letters. Its page says ISO 639-1 but lists `DK`, which is not
 * one, so membership in the list is not checked.
 */
export const LanguageCode = z
  .string()
  .regex(/^[A-Z]{2}$/, "A language is two upper-case letters")
  .brand<"LanguageCode">();
/** A language as the agency writes it: two upper-case letters. */
export type LanguageCode = z.infer<typeof LanguageCode>;
