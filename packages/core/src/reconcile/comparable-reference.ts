import { finnishReferenceOfRf } from "../value/bank-reference.ts";

/** Digits without a leading zero are comparable as they stand; nearly all references are such. */
const bareDigits = /^[1-9]\d*$/u;

/** A reference without spaces, leading zeros and the RF frame: both sides may write the same one differently. */
export function comparableReference(reference: string | undefined): string | undefined {
  if (reference !== undefined && bareDigits.test(reference)) return reference;
  const text = reference?.replaceAll(/\s+/gu, "").toUpperCase();
  if (text === undefined || text === "") return undefined;
  const bare = text.startsWith("RF") ? finnishReferenceOfRf(text) : undefined;
  return (bare ?? text).replace(/^0+(?=.)/u, "");
}
