import { z } from "zod";

/** VAT codes of the published DTDs (salesinvoice.dtd, attribute vatcode), seen. */
const vatCodes = [
  "NONE",
  "KOOS",
  "EUOS",
  "EUUO",
  "EUPO",
  "100",
  "KOMY",
  "EUMY",
  "EUUM",
  "EUPM312",
  "EUPM309",
  "MUUL",
  "EVTO",
  "EVPO",
  "EVKV",
  "KAVE",
  "RAMY",
  "RAOS",
  "EVRO",
  "MAAL",
  "EVMA",
  "KOMY0",
] as const;

/** A VAT code that a request may carry. */
export const RequestVatCode = z.enum(vatCodes);

/** See {@link RequestVatCode}. */
export type RequestVatCode = z.output<typeof RequestVatCode>;

/** Tells whether a word is a VAT code of Netvisor. */
export const isRequestVatCode = (word: string): word is RequestVatCode =>
  RequestVatCode.safeParse(word).success;
