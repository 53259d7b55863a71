import {
  type MinorUnits,
  minorUnits,
  type Percentage,
  parseAmount,
  parseCivilDate,
  parseFinnishDate,
  parsePercentage,
} from "@confirma-connect/core";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import { type CsvProfile, separatorOf } from "./csv-profile.ts";
import { restoreFormula } from "./formula-text.ts";
import { type ReceiptColumnName, receiptColumnEntries } from "./receipt-column.ts";
import type { ReceiptRow } from "./receipt-row.ts";

/** A receipt file as it was read, or why it cannot be one. Reasons quote no cell. */
export type ReadReceipt =
  | { readonly type: "read"; readonly rows: readonly ReceiptRow[] }
  | { readonly type: "unreadable"; readonly reason: string };

const Records = z.array(z.array(z.string()));

const unreadable = (reason: string): ReadReceipt => ({ type: "unreadable", reason });

/**
 * Reads a receipt file: columns by their Finnish or English name in any order, unknown columns left out, dates in
 * both forms, either decimal sign. Every row must have a number, a date, an account and an amount.
 */
export function readReceiptCsv(text: string, profile: CsvProfile): ReadReceipt {
  const records = parseRecords(text, profile);
  if (records === undefined) return unreadable("the file is not a table of equal rows");
  const [header, ...lines] = records;
  if (header === undefined) return unreadable("the file is empty");
  const places = placesOf(header);
  const rows: ReceiptRow[] = [];
  for (const [index, line] of lines.entries()) {
    const row = rowOf((name) => line[places.get(name) ?? -1] ?? "");
    if (typeof row === "string") return unreadable(`row ${index + 1}: ${row}`);
    rows.push(row);
  }
  return { type: "read", rows };
}

function parseRecords(text: string, profile: CsvProfile): z.output<typeof Records> | undefined {
  try {
    const parsed = Records.safeParse(parse(text, { bom: true, delimiter: separatorOf(profile) }));
    return parsed.success ? parsed.data : undefined;
  } catch {
    // The parser's message may quote cells; that the file is no table is all there is to say.
    return undefined;
  }
}

function placesOf(header: readonly string[]): ReadonlyMap<ReceiptColumnName, number> {
  const words = header.map((word) => word.trim().toLowerCase());
  const found = receiptColumnEntries.map(
    ([name, { fi, en }]) =>
      [name, words.findIndex((word) => word === fi.toLowerCase() || word === en.toLowerCase())] as const,
  );
  return new Map(found.filter(([, place]) => place >= 0));
}

type CellReader = (name: ReceiptColumnName) => string;

/** The row, or what is wrong with it. */
function rowOf(cell: CellReader): ReceiptRow | string {
  const bookingDate = parseCivilDate(cell("bookingDate")) ?? parseFinnishDate(cell("bookingDate"));
  if (bookingDate === undefined) return "the booking date is no date";
  if (cell("receiptNumber") === "") return "the receipt number is missing";
  if (!/^\d{1,9}$/u.test(cell("account"))) return "the account is not a number of 1 to 9 digits";
  const amounts = amountsOf(cell);
  if (amounts === undefined) return "an amount is missing or unreadable";
  const vatPercentage = percentageOf(cell("vatPercentage"));
  if (vatPercentage === "unreadable") return "the VAT percentage is unreadable";
  return {
    numberSeries: cell("numberSeries"),
    receiptNumber: cell("receiptNumber"),
    bookingDate,
    description: restoreFormula(cell("description")),
    account: cell("account"),
    costCenter: cell("costCenter"),
    jobNumber: cell("jobNumber"),
    vatCode: cell("vatCode"),
    vatPercentage,
    vatAccount: cell("vatAccount"),
    ...amounts,
  };
}

/** Net or gross may be missing (seen: one of the two is required); the other then follows from the VAT. */
function amountsOf(cell: CellReader): Pick<ReceiptRow, "net" | "gross" | "vat" | "taxableVat"> | undefined {
  const [net, gross, vat, taxable] = [
    amountOf(cell("net")),
    amountOf(cell("gross")),
    amountOf(cell("vat")),
    amountOf(cell("taxableVat")),
  ];
  if ([net, gross, vat, taxable].includes("unreadable")) return undefined;
  const known = (amount: typeof net): MinorUnits | undefined =>
    typeof amount === "number" ? amount : undefined;
  const left =
    known(net) ?? (known(gross) === undefined ? undefined : minorUnits(Number(gross) - Number(vat ?? 0)));
  if (left === undefined) return undefined;
  const right = known(gross) ?? minorUnits(left + Number(vat ?? 0));
  return { net: left, gross: right, vat: minorUnits(right - left), taxableVat: known(taxable) };
}

const amountOf = (text: string): MinorUnits | "unreadable" | undefined =>
  text === "" ? undefined : (parseAmount(text, "either") ?? "unreadable");

const percentageOf = (text: string): Percentage | "unreadable" | undefined =>
  text === "" ? undefined : (parsePercentage(text) ?? "unreadable");
