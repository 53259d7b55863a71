import type { NetbaronCompany } from "../company/company.ts";
import type { Refusal } from "../failure.ts";
import { taxInside, taxOn } from "../format/amount.ts";
import type { NetbaronReadings } from "../readings.ts";
import type { ReceiptRow } from "./read-row.ts";

/** Net, tax and gross of a row in cents, completed from what was given, and the rate if there is one. */
export interface RowAmounts {
  readonly net: number;
  readonly vat: number;
  readonly gross: number;
  readonly basisPoints: number | undefined;
}

/** A cent either way: the sender rounds each row. */
const TOLERANCE_CENTS = 1;

/** Completes the amounts of a row and checks that they belong together. */
export function vatOfRow(
  company: NetbaronCompany,
  row: ReceiptRow,
  readings: NetbaronReadings,
): { readonly amounts: RowAmounts; readonly refusals: readonly Refusal[] } {
  const listed = company.vatCodes.find(({ code }) => code === row.vatCode)?.rates ?? [];
  const current = listed.find(({ from, to }) => from <= row.date && (to === undefined || row.date <= to));
  const basisPoints = row.basisPoints ?? current?.basisPoints;
  const amounts = { ...complete(row, basisPoints ?? 0), basisPoints };
  const refusals: Refusal[] = [];
  const add = (code: Refusal["code"], text: string, column: string): void => {
    refusals.push({ code, text, column, row: row.row });
  };
  if (amounts.net + amounts.vat !== amounts.gross)
    add("arithmetic", "Veroton summa and Alv summa do not make Verollinen summa", "Verollinen summa");
  // An older rate stays legal for a delivery before the change, so every rate of the code is allowed.
  const known = listed.map((rate) => rate.basisPoints);
  if (row.basisPoints !== undefined && known.length > 0 && !known.includes(row.basisPoints))
    add("vatPercent", "Alv-% is not a rate of the VAT code", "Alv-%");
  if (row.basisPoints === undefined && row.vatCode !== "" && readings.emptyVatPercent === "refuse")
    add("missing", "Alv-% is required with a VAT code", "Alv-%");
  const allowed = row.basisPoints === undefined ? known : [row.basisPoints];
  const fits = (rate: number): boolean => Math.abs(taxOn(amounts.net, rate) - amounts.vat) <= TOLERANCE_CENTS;
  if (readings.vatArithmetic === "checked" && allowed.length > 0 && !allowed.some(fits))
    add("arithmetic", "Alv summa is not the tax of Veroton summa at the rate", "Alv summa");
  return { amounts, refusals };
}

function complete(row: ReceiptRow, basisPoints: number): Omit<RowAmounts, "basisPoints"> {
  if (row.net !== undefined && row.gross !== undefined)
    return { net: row.net, gross: row.gross, vat: row.vat ?? row.gross - row.net };
  if (row.net !== undefined) {
    const vat = row.vat ?? taxOn(row.net, basisPoints);
    return { net: row.net, vat, gross: row.net + vat };
  }
  const gross = row.gross ?? 0;
  const vat = row.vat ?? taxInside(gross, basisPoints);
  return { net: gross - vat, vat, gross };
}
