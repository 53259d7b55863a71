import {
  type CivilDate,
  civilDate,
  createFinnishReference,
  type MinorUnits,
  minorUnits,
} from "@confirma-connect/core";

/** Words in the sample documents that must never leave through logs, problems or errors. */
export const samplePersonalData = ["Kaarina Kanerva", "kaarina.kanerva@example.com", "Kanervapolku"] as const;

/** Amount with cents of document `n`: no two of the first thousand are equal. */
export const sampleAmount = (n: number): MinorUnits => minorUnits(12_345 + n * 1_037);

/** Date of document `n`: spread over March 2026, its first and last day among them. */
export const sampleDate = (n: number): CivilDate =>
  civilDate(`2026-03-${String(n % 2 === 0 ? 31 - (n % 28) : n % 28).padStart(2, "0")}`);

/** Invoice number of document `n`. */
export const sampleInvoiceNumber = (n: number): string => String(700_000 + n);

/** Bank reference of document `n`. */
export const sampleReference = (n: number): string => createFinnishReference(String(55_000 + n));
