import type { InvoiceLanguage } from "../wire/request/invoice.ts";

const languages: Readonly<Record<string, InvoiceLanguage>> = {
  FI: "FINNISH",
  SV: "SWEDISH",
  SE: "SWEDISH",
  EN: "ENGLISH",
  NO: "NORWEGIAN",
  NB: "NORWEGIAN",
  DA: "DANISH",
  DK: "DANISH",
  ET: "ESTONIAN",
};

/** The agency's codes; it lists DK for Danish, which is no ISO code, and none for Estonian. */
const codes: Readonly<Record<string, string>> = {
  FINNISH: "FI",
  SWEDISH: "SV",
  ENGLISH: "EN",
  NORWEGIAN: "NO",
  DANISH: "DK",
  ESTONIAN: "ET",
};

/** Procountor's word for a language code; undefined when it has none. */
export const languageOfCode = (code: string | null | undefined): InvoiceLanguage | undefined =>
  languages[code?.slice(0, 2).toUpperCase() ?? ""];

/** The code of Procountor's word; undefined for a word that is not known. */
export const codeOfLanguage = (word: string | undefined): string | undefined => codes[word ?? ""];
