import type { NetbaronCompany } from "../company/company.ts";
import type { Refusal } from "../failure.ts";
import { parseCents } from "../format/amount.ts";
import { parseDay } from "../format/day.ts";
import { parseBasisPoints } from "../format/percent.ts";
import type { NetbaronReadings } from "../readings.ts";
import { type Column, columns } from "./columns.ts";
import type { RawRow } from "./read-table.ts";

/** A row with its values; absent amounts and rate were left empty. Amounts in cents with the file's sign. */
export interface ReceiptRow {
  readonly row: number;
  readonly series: string;
  readonly number: string;
  readonly date: string;
  readonly description: string;
  readonly account: string;
  readonly costCentre: string;
  readonly job: string;
  readonly vatCode: string;
  readonly vatAccount: string;
  readonly basisPoints: number | undefined;
  readonly net: number | undefined;
  readonly gross: number | undefined;
  readonly vat: number | undefined;
  readonly declaredVat: number | undefined;
}

/** Checks type, length and presence of every column of a row and gives its values with the reasons against it. */
export function readRow(
  raw: RawRow,
  readings: NetbaronReadings,
): { readonly value: ReceiptRow; readonly refusals: readonly Refusal[] } {
  const text = (name: Column["name"]): string => raw.texts[name] ?? "";
  const separator = readings.amountDecimal === "point" ? "." : "either";
  const cents = (name: Column["name"]): number | undefined => parseCents(text(name), separator);
  const value: ReceiptRow = {
    row: raw.row,
    series: text("series"),
    number: text("number"),
    date: parseDay(text("date")) ?? "",
    description: text("description"),
    account: text("account"),
    costCentre: text("costCentre"),
    job: text("job"),
    vatCode: text("vatCode"),
    vatAccount: text("vatAccount"),
    basisPoints: parseBasisPoints(text("vatPercent")),
    net: cents("net"),
    gross: cents("gross"),
    vat: cents("vat"),
    declaredVat: cents("declaredVat"),
  };
  const refusals = columns
    .map((column) => columnRefusal(column, text(column.name), readings))
    .filter((refusal) => refusal !== undefined)
    .map((refusal) => ({ ...refusal, row: raw.row }));
  if (text("net") !== "" || text("gross") !== "") return { value, refusals };
  const missing: Refusal = {
    code: "amountMissing",
    row: raw.row,
    text: "A row needs Veroton summa or Verollinen summa",
  };
  return { value, refusals: [...refusals, missing] };
}

function columnRefusal(column: Column, text: string, readings: NetbaronReadings): Refusal | undefined {
  const at = column.finnish;
  if (readings.importMode === "basic" && (column.name === "number" || column.name === "series"))
    return undefined;
  if (text === "")
    return column.required ? { code: "missing", text: `${at} is required`, column: at } : undefined;
  if ([...text].length > column.length)
    return { code: "textTooLong", text: `${at} is longer than ${column.length} characters`, column: at };
  switch (column.type) {
    case "string":
      return undefined;
    case "date":
      if (parseDay(text) !== undefined) return undefined;
      return { code: "dateForm", text: `${at} is no Finnish or ISO date`, column: at };
    case "integer":
      if (/^\d+$/.test(text)) return undefined;
      return { code: "integerForm", text: `${at} is no integer`, column: at };
    case "percent":
      return percentRefusal(at, text, readings);
    case "amount":
      if (parseCents(text, readings.amountDecimal === "point" ? "." : "either") !== undefined)
        return undefined;
      return { code: "amountForm", text: `${at} is no amount`, column: at };
  }
}

function percentRefusal(at: string, text: string, readings: NetbaronReadings): Refusal | undefined {
  if (readings.vatPercent === "integer" && !/^\d+$/.test(text))
    return { code: "integerForm", text: `${at} is no integer`, column: at };
  const form = readings.amountDecimal === "point" ? /^\d{1,3}(\.\d{1,2})?$/ : /^\d{1,3}([.,]\d{1,2})?$/;
  if (form.test(text) && (parseBasisPoints(text) ?? 10_001) <= 10_000) return undefined;
  return { code: "vatPercent", text: `${at} is no percentage`, column: at };
}

/** The reasons a row names something that the organisation's registers do not have. */
export function registerRefusals(company: NetbaronCompany, row: ReceiptRow): readonly Refusal[] {
  const account = (number: string): boolean =>
    company.accounts.some((known) => known.number === number && known.active);
  const found: readonly (Refusal | false)[] = [
    row.account !== "" &&
      !account(row.account) && {
        code: "accountUnknown",
        text: "The account is not in the chart or not in use",
        column: "Tili",
      },
    row.vatAccount !== "" &&
      !account(row.vatAccount) && {
        code: "accountUnknown",
        text: "The account is not in the chart or not in use",
        column: "Alv-tili",
      },
    row.costCentre !== "" &&
      !company.costCentres.some(({ number }) => number === row.costCentre) && {
        code: "costCentreUnknown",
        text: "The cost centre does not exist",
        column: "Kustannuspaikka",
      },
    row.job !== "" &&
      !company.jobs.some(({ number }) => number === row.job) && {
        code: "jobUnknown",
        text: "The job is not in the project register",
        column: "Työnro",
      },
    row.vatCode !== "" &&
      !company.vatCodes.some(({ code }) => code === row.vatCode) && {
        code: "vatCodeUnknown",
        text: "The VAT code is not in the register",
        column: "Alv-koodi",
      },
  ];
  return found.filter((refusal) => refusal !== false).map((refusal) => ({ ...refusal, row: row.row }));
}
