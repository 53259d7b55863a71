import { z } from "zod";

/** An ISO 4217 currency code in its written form: three upper-case letters. Membership in the list is not checked. */
export const CurrencyCode = z
  .string()
  .regex(/^[A-Z]{3}$/, "A currency is three upper-case letters (ISO 4217)")
  .brand<"CurrencyCode">();
/** An ISO 4217 currency code in its written form: three upper-case letters. */
export type CurrencyCode = z.infer<typeof CurrencyCode>;

// The exceptions of the ISO 4217 list. Intl is not asked: it answers from CLDR, which has other digits for some.
const exceptionalDigits: ReadonlyMap<string, number> = new Map([
  ...codes("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF", 0),
  ...codes("BHD IQD JOD KWD LYD OMR TND", 3),
  ...codes("CLF UYW", 4),
]);

function codes(list: string, digits: number): readonly (readonly [string, number])[] {
  return list.split(" ").map((code) => [code, digits] as const);
}

/** Number of decimals of a currency's minor unit by ISO 4217: 2 unless the currency is a known exception. */
export function minorUnitDigits(currency: CurrencyCode): number {
  return exceptionalDigits.get(currency) ?? 2;
}
