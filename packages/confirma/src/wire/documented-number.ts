import { z } from "zod";

/**
 * An identifier that the agency documents as a JSON number in bodies that we send (invoice numbers, case ids); text
 * inside. Text with letters, separators or leading zeros cannot be sent in that form and is refused.
 */
export const DocumentedNumber = z.codec(
  z.union([z.int().nonnegative(), z.string()]),
  z.string().regex(/^(0|[1-9]\d{0,14})$/u, "must be a whole number: the agency documents a number here"),
  { decode: (value) => String(value), encode: (value) => Number(value) },
);
