import { countryWords } from "../word/country-words.ts";
import { type FieldRule, integer, may, must, type ObjectRule, object, scaled, text, word } from "./rule.ts";

/** A name of the enumeration COUNTRY. */
export const country = word(countryWords);

/** The fields of an address; `name` by choice. */
export function addressFields(name: FieldRule): ObjectRule {
  return {
    name,
    specifier: may(text(80)),
    street: may(text(80)),
    zip: may(text(20)),
    city: may(text(40)),
    country: may(country),
    subdivision: may(text(35)),
  };
}

/** Types of a reference code. */
export const referenceCodeType = word([
  "RF",
  "FI",
  "OCR",
  "KID",
  "GIK01",
  "GIK04",
  "GIK15",
  "FIK71",
  "FIK73",
  "FIK75",
]);

/** Languages of a document. */
export const language = word(["DANISH", "ENGLISH", "ESTONIAN", "FINNISH", "NORWEGIAN", "SWEDISH"]);

/** A cash discount. */
export const cashDiscount = object({
  optionList: may({
    kind: "list",
    least: 0,
    items: object({
      numberOfDays: may({ kind: "integer", most: 999 }),
      discountPercentage: may(scaled(2, { most: 99.99 })),
    }),
  }),
  cashDiscountsTermType: may(word(["FROM_END_OF_MONTH", "FROM_INV_DATE"])),
});

/** One dimension item of a ledger row; money of two decimals. */
export const dimensionItemValue = object({
  dimensionId: must(integer),
  itemId: must(integer),
  value: must(scaled(2)),
});
