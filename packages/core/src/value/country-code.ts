import { z } from "zod";

/** An ISO 3166-1 country code: two upper-case letters. Membership in the list is not checked. */
export const CountryCode = z
  .string()
  .regex(/^[A-Z]{2}$/, "A country is two upper-case letters (ISO 3166-1)")
  .brand<"CountryCode">();
/** An ISO 3166-1 country code: two upper-case letters. */
export type CountryCode = z.infer<typeof CountryCode>;
