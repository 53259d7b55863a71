import {
  type LedgerDocument,
  type LedgerRow,
  minorUnits,
  percentage,
  sumMinor,
} from "@confirma-connect/core";
import type { ReceiptRow } from "../wire/receipt-row.ts";

const none = percentage(0);

/** Rows of one file by receipt number, in order of appearance. */
export function receiptsOf(rows: readonly ReceiptRow[]): readonly (readonly ReceiptRow[])[] {
  const receipts = new Map<string, ReceiptRow[]>();
  for (const row of rows) {
    const known = receipts.get(row.receiptNumber);
    if (known === undefined) receipts.set(row.receiptNumber, [row]);
    else known.push(row);
  }
  return [...receipts.values()];
}

/** Our key at the end of a receipt number. */
const keyAtEnd = /^(?:(.*)-)?(CC[0-9A-HJKMNP-TV-Z]{13})$/u;

/**
 * Reads one receipt back into the agency's model, equal to the cent. A file does not say which rows are VAT rows:
 * VAT of Alv-tili becomes a row of its own, else the one account whose rows without VAT sum to the VAT of the others
 * holds it. Where that cannot be told, the document is NET, in which every row stands as it is.
 */
export function receiptToLedgerDocument(rows: readonly ReceiptRow[]): LedgerDocument | undefined {
  const [first] = rows;
  if (first === undefined) return undefined;
  const vatAccounts = vatAccountsOf(rows);
  const ledgerRows = [
    ...rows.map((row) =>
      rowOf(row, vatAccounts.includes(row.account) && row.vat === 0 && row.vatCode === ""),
    ),
    ...rows.flatMap((row) => (row.vatAccount === "" || row.vat === 0 ? [] : [vatRowOf(row)])),
  ];
  const name = keyAtEnd.exec(first.receiptNumber);
  const balanced = sumMinor(ledgerRows.filter((row) => !row.isVatRow).map(({ amount }) => amount)) === 0;
  return {
    ledgerIdentifier: name?.[2] ?? first.receiptNumber,
    companyIdentifier: undefined,
    documentType: first.numberSeries === "" ? "receipt" : first.numberSeries,
    documentName: name === null ? first.receiptNumber : name[1],
    documentDate: first.bookingDate,
    documentDescription: undefined,
    calculationMode: balanced ? "GROSS" : "NET",
    ledgerRows,
  };
}

/** The account of explicit VAT rows; none when VAT stands in Alv-tili, when there is no VAT, or when it is ambiguous. */
function vatAccountsOf(rows: readonly ReceiptRow[]): readonly string[] {
  const contained = sumMinor(rows.map(({ vat }) => vat));
  if (contained === 0 || rows.some(({ vatAccount }) => vatAccount !== "")) return [];
  const plain = rows.filter(({ vat, vatCode }) => vat === 0 && vatCode === "");
  const accounts = [...new Set(plain.map(({ account }) => account))];
  const fitting = accounts.filter(
    (account) => sumMinor(plain.filter((row) => row.account === account).map(({ net }) => net)) === contained,
  );
  return fitting.length === 1 ? fitting : [];
}

const rowOf = (row: ReceiptRow, isVatRow: boolean): LedgerRow => ({
  bookingDate: row.bookingDate,
  accountNumber: row.account,
  vatAccountNumber: row.vatAccount === "" ? undefined : row.vatAccount,
  vatType: undefined,
  vatPercentage: row.vatPercentage ?? rateOf(row),
  vatCode: row.vatCode === "" ? undefined : row.vatCode,
  amount: row.gross,
  netAmount: row.net,
  isVatRow,
  projectNumber: row.jobNumber === "" ? undefined : row.jobNumber,
  transactionType: undefined,
  transactionDescription: row.description === "" ? undefined : row.description,
  ledgerDimensions:
    row.costCenter === "" ? [] : [{ dimensionType: "COST_CENTER", dimensionValue: row.costCenter }],
});

/** Where Alv-% is empty, the rate in steps of half a percent that makes this VAT of this net amount. */
function rateOf({ net, vat }: ReceiptRow): LedgerRow["vatPercentage"] {
  if (net === 0 || vat === 0) return none;
  const rate = Math.round((vat / net) * 200) * 500;
  return rate > 0 ? percentage(rate) : none;
}

const vatRowOf = (row: ReceiptRow): LedgerRow => ({
  ...rowOf(row, true),
  accountNumber: row.vatAccount,
  vatAccountNumber: undefined,
  vatPercentage: none,
  vatCode: undefined,
  amount: minorUnits(row.vat),
  netAmount: minorUnits(row.vat),
});
