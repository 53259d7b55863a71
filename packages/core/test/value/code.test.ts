import { describe, expect, test } from "@jest/globals";
import { CountryCode } from "../../src/value/country-code.ts";
import { LanguageCode } from "../../src/value/language-code.ts";

describe.each([
  ["country", CountryCode],
  ["language", LanguageCode],
] as const)("%s code", (_name, schema) => {
  test.each(["FI", "SE", "NO", "DK"])("takes %s", (text) => {
    expect(schema.parse(text)).toBe(text);
  });

  test.each(["fi", "FIN", "F", "", "F1", "FI\n"])("refuses %p", (text) => {
    expect(schema.safeParse(text).success).toBe(false);
  });
});
