import {
  type CivilDate,
  formatAmount,
  formatFinnishDate,
  formatPercentage,
  type MinorUnits,
} from "@confirma-connect/core";
import { stringify } from "csv-stringify/sync";
import { type CsvProfile, separatorOf } from "./csv-profile.ts";
import { type ReceiptColumnName, receiptColumnEntries } from "./receipt-column.ts";
import type { ReceiptRow } from "./receipt-row.ts";

const quotedColumns: ReadonlySet<number> = new Set(
  receiptColumnEntries.flatMap(([, { quoted }], index) => (quoted ? [index] : [])),
);

/**
 * Writes a receipt file: header row, one line per row, all 14 columns, RFC 4180, a line end after the last row.
 * Same rows and profile give the same text. Texts are expected to be free of formulas already.
 */
export function writeReceiptCsv(rows: readonly ReceiptRow[], profile: CsvProfile): string {
  const header = receiptColumnEntries.map(([, column]) => column[profile.headers]);
  const records = rows.map((row) => receiptColumnEntries.map(([name]) => cellOf(row, name, profile)));
  return stringify([header, ...records], {
    delimiter: separatorOf(profile),
    record_delimiter: profile.lineEnd === "crlf" ? "\r\n" : "\n",
    cast: {
      string: (value, { index, records: line }) =>
        line > 0 && value !== "" && quotedColumns.has(index) ? { value, quoted: true } : value,
    },
  });
}

function cellOf(row: ReceiptRow, name: ReceiptColumnName, profile: CsvProfile): string {
  switch (name) {
    case "bookingDate":
      return dateText(row.bookingDate, profile);
    case "vatPercentage":
      return row.vatPercentage === undefined ? "" : formatPercentage(row.vatPercentage, profile.decimal);
    case "net":
    case "gross":
    case "vat":
    case "taxableVat":
      return amountText(row[name], profile);
    default:
      return row[name];
  }
}

const dateText = (date: CivilDate, profile: CsvProfile): string =>
  profile.date === "iso" ? date : formatFinnishDate(date);

const amountText = (amount: MinorUnits | undefined, profile: CsvProfile): string =>
  amount === undefined ? "" : formatAmount(amount, profile.decimal);
