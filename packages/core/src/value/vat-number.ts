import { z } from "zod";
import { type BusinessId, isValidBusinessId, parseBusinessId } from "./business-id.ts";

/** A Finnish VAT number: `FI` and the eight digits of a business id with the right check digit. */
export const VatNumber = z
  .string()
  .refine(holdsBusinessId, "A Finnish VAT number is FI and the eight digits of a business id")
  .brand<"VatNumber">();
/** A Finnish VAT number: `FI` and the eight digits of a business id with the right check digit. */
export type VatNumber = z.infer<typeof VatNumber>;

/** Reads a Finnish VAT number; undefined for another country, another form or a wrong check digit. */
export function parseVatNumber(text: string): VatNumber | undefined {
  return VatNumber.safeParse(text).data;
}

/** Whether a text is a Finnish VAT number with the right check digit. */
export function isValidVatNumber(text: string): boolean {
  return holdsBusinessId(text);
}

/** The VAT number of a business id: 2345678-0 is `FI23456780`. It does not say that the company is liable for VAT. */
export function vatNumberOfBusinessId(businessId: BusinessId): VatNumber {
  return VatNumber.parse(`FI${businessId.replace("-", "")}`);
}

/** The business id in a Finnish VAT number; undefined when it is not one. */
export function businessIdOfVatNumber(text: string): BusinessId | undefined {
  return isFinnishForm(text) ? parseBusinessId(businessIdText(text)) : undefined;
}

function holdsBusinessId(text: string): boolean {
  return isFinnishForm(text) && isValidBusinessId(businessIdText(text));
}

function isFinnishForm(text: string): boolean {
  return /^FI\d{8}$/.test(text);
}

function businessIdText(vatNumber: string): string {
  return `${vatNumber.slice(2, 9)}-${vatNumber.slice(9)}`;
}
