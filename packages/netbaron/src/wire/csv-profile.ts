import { z } from "zod";

/**
 * How a receipt file is written. NetBaron's page allows every separator listed here and both forms of dates
 * (seen); which decimal sign it takes is not said, so the point of its own examples is the default.
 */
export const CsvProfile = z.strictObject({
  separator: z.enum([";", ",", ":", "tab", "space"]).default(";"),
  decimal: z.enum([".", ","]).default("."),
  /** Language of the header row; columns are recognised by name (seen), Finnish names being the page's own. */
  headers: z.enum(["fi", "en"]).default("fi"),
  date: z.enum(["iso", "finnish"]).default("iso"),
  lineEnd: z.enum(["lf", "crlf"]).default("lf"),
});

/** See {@link CsvProfile}. */
export type CsvProfile = z.output<typeof CsvProfile>;

/** The separator as a character. */
export const separatorOf = ({ separator }: CsvProfile): string =>
  separator === "tab" ? "\t" : separator === "space" ? " " : separator;
