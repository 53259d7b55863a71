import { CsvError, parse } from "csv-parse/sync";
import { NetbaronFailure, type Refusal, refuse } from "../failure.ts";
import type { NetbaronReadings } from "../readings.ts";
import { type Column, type ColumnName, columns } from "./columns.ts";

/** Separators the import knows, in the order they are tried. */
const SEPARATORS = [";", ",", "\t", ":", " "] as const;

/** One data row: texts by column, absent columns left out, and its record number in the file (header = 1). */
export interface RawRow {
  readonly row: number;
  readonly texts: Readonly<Partial<Record<ColumnName, string>>>;
}

/** Reads CSV by RFC 4180 and aligns it by header names. Throws the refusal of the whole file. */
export function readTable(source: string, readings: NetbaronReadings): readonly RawRow[] {
  if (source.trim() === "") throw refuse("fileEmpty", "The file is empty");
  if (/^sep=/i.test(source)) throw refuse("header", "A sep= line is not allowed");
  const records = parsed(source, separatorOf(source, readings));
  const [header = [], ...body] = records;
  const order = checkHeader(header, readings);
  if (body.length === 0) throw refuse("fileEmpty", "The file has no rows");
  const uneven = body
    .map((record, index): Refusal | undefined =>
      record.length === header.length ? undefined : unevenRow(index + 2, record.length, header.length),
    )
    .filter((refusal) => refusal !== undefined);
  if (uneven.length > 0) throw new NetbaronFailure(uneven);
  return body.map((record, index) => ({ row: index + 2, texts: textsOf(record, order) }));
}

function unevenRow(row: number, found: number, expected: number): Refusal {
  return { code: "columns", row, text: `Row ${row} has ${found} columns, the header has ${expected}` };
}

function parsed(source: string, delimiter: string): readonly (readonly string[])[] {
  try {
    return parse(source, { delimiter, relax_column_count: true, bom: true });
  } catch (error) {
    if (error instanceof CsvError) throw refuse("syntax", `The file is not RFC 4180: ${error.code}`);
    throw error;
  }
}

function separatorOf(source: string, readings: NetbaronReadings): string {
  const first = /^[^\r\n]*/.exec(source)?.[0] ?? "";
  const fitting = SEPARATORS.find((separator) => {
    try {
      const header = parsed(first, separator)[0] ?? [];
      return header.length > 1 && header.some((name) => columnOf(name, readings) !== undefined);
    } catch {
      // With this separator the line is not CSV; another one may fit.
      return false;
    }
  });
  if (fitting === undefined) throw refuse("header", "The first row is not a header with known column names");
  return fitting;
}

function columnOf(name: string, readings: NetbaronReadings): Column | undefined {
  const english = readings.headerLanguage === "finnishOrEnglish";
  return columns.find((column) => column.finnish === name || (english && column.english === name));
}

function checkHeader(header: readonly string[], readings: NetbaronReadings): readonly (Column | undefined)[] {
  const order = header.map((name) => columnOf(name, readings));
  header.forEach((name, index) => {
    if (order[index] === undefined && readings.unknownColumn === "refuse")
      throw refuse("header", `The column ${index + 1} is not known`, name);
  });
  const has = (name: ColumnName): boolean => order.some((column) => column?.name === name);
  for (const { name, finnish, required } of columns) {
    if (order.filter((found) => found?.name === name).length > 1)
      throw refuse("header", `The column ${finnish} occurs twice`, finnish);
    const unused = name === "number" && readings.importMode === "basic";
    if (required && !unused && !has(name))
      throw refuse("header", `The column ${finnish} is missing`, finnish);
  }
  if (!has("net") && !has("gross")) throw refuse("header", "Veroton summa and Verollinen summa are missing");
  return order;
}

function textsOf(record: readonly string[], order: readonly (Column | undefined)[]): RawRow["texts"] {
  const known = order.flatMap((column, index) =>
    column === undefined ? [] : [[column.name, record[index] ?? ""] as const],
  );
  return Object.fromEntries(known);
}
