import { expect, test } from "@jest/globals";
import { codeOfLanguage, languageOfCode } from "../../src/map/language-words.ts";
import { invoiceLanguages } from "../../src/wire/request/invoice.ts";

test.each(invoiceLanguages)("%s is read back as a code of two letters that means it again", (word) => {
  const code = codeOfLanguage(word);
  expect(code).toMatch(/^[A-Z]{2}$/u);
  expect(languageOfCode(code)).toBe(word);
});

test("what is not known is left open", () => {
  expect([languageOfCode("fi-FI"), languageOfCode("XX"), languageOfCode(null)]).toEqual([
    "FINNISH",
    undefined,
    undefined,
  ]);
  expect([codeOfLanguage("KLINGON"), codeOfLanguage(undefined)]).toEqual([undefined, undefined]);
});
