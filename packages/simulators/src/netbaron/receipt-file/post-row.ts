import type { BookedRow } from "../book/book.ts";
import type { NetbaronCompany } from "../company/company.ts";
import type { NetbaronReadings } from "../readings.ts";
import type { ReceiptRow } from "./read-row.ts";
import type { RowAmounts } from "./vat-of-row.ts";

/** The postings a row makes: its net amount, and its tax when NetBaron posts that itself. */
export function postRow(
  company: NetbaronCompany,
  row: ReceiptRow,
  amounts: RowAmounts,
  readings: NetbaronReadings,
): readonly BookedRow[] {
  const sign = readings.amountSign === "debitPositive" ? 1 : -1;
  const signed = (cents: number): number => (cents === 0 ? 0 : sign * cents);
  const sent: BookedRow = {
    accountNumber: row.account,
    sumCents: signed(amounts.net),
    description: row.description,
    costCentre: row.costCentre,
    job: row.job,
    vatCode: row.vatCode,
    ...(amounts.basisPoints === undefined ? {} : { vatBasisPoints: amounts.basisPoints }),
    netCents: amounts.net,
    grossCents: amounts.gross,
    vatCents: amounts.vat,
    ...(row.declaredVat === undefined ? {} : { declaredVatCents: row.declaredVat }),
    postedBy: "sender",
  };
  const vatAccount = ownVatAccount(company, row, readings);
  if (vatAccount === undefined || amounts.vat === 0) return [sent];
  const own: BookedRow = {
    accountNumber: vatAccount,
    sumCents: signed(amounts.vat),
    description: row.description,
    costCentre: "",
    job: row.job,
    vatCode: "",
    postedBy: "netbaron",
  };
  return [sent, own];
}

function ownVatAccount(
  company: NetbaronCompany,
  row: ReceiptRow,
  readings: NetbaronReadings,
): string | undefined {
  if (readings.vatPosting === "never") return undefined;
  if (row.vatAccount !== "") return row.vatAccount;
  return readings.vatPosting === "withVatCode" && row.vatCode !== ""
    ? company.invoiceAccounts.vat
    : undefined;
}
