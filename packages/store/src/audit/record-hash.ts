import { hashText } from "@confirma-connect/core";
import type { SubmissionRow } from "../sql/submission-codec.ts";

/**
 * What of a submission's row an entry answers for: everything but the lease, the order of arrival and the due
 * time, which the store moves by itself.
 */
const recordColumns = [
  "reference",
  "client",
  "system",
  "kind",
  "identifier",
  "invoice_number",
  "document_date",
  "version",
  "state",
  "lane",
  "sequence",
  "created_at",
  "updated_at",
  "document",
  "aggregate",
] as const satisfies readonly (keyof SubmissionRow)[];

const field = (value: string | number | null | undefined): string => {
  if (value === null || value === undefined) return "-,";
  const words = String(value);
  return `${Buffer.byteLength(words)}:${words},`;
};

/** The columns as one text, without a place for doubt: `<bytes>:<value>,` each, and `-,` for null. */
const recordText = (row: SubmissionRow): string => recordColumns.map((column) => field(row[column])).join("");

/** The same text, made by the database from a stored row. */
export const recordTextSql = recordColumns
  .map((column) => `coalesce(octet_length(${column}) || ':' || ${column}, '-') || ','`)
  .join(" || ");

/** SHA-256 of a row's text. */
export const recordHash = (row: SubmissionRow): string => hashText(recordText(row));
