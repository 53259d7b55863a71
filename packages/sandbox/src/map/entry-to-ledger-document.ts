import type { LedgerDocument } from "@confirma-connect/core";
import type { LedgerEntry } from "../wire/ledger-entry.ts";

/**
 * Reads an entry as the agency's ledger document. Accounts, codes, classes and dimensions keep the
 * sandbox's words: the plan's translation is not reversible.
 */
export const entryToLedgerDocument = (entry: LedgerEntry): LedgerDocument => ({
  ledgerIdentifier: entry.number,
  companyIdentifier: entry.company,
  documentType: entry.documentClass,
  documentName: entry.name,
  documentDate: entry.date,
  documentDescription: entry.text,
  calculationMode: entry.mode,
  ledgerRows: entry.rows.map((row) => ({
    bookingDate: row.date,
    accountNumber: row.account,
    vatAccountNumber: row.vatAccount,
    vatType: row.vatType,
    vatPercentage: row.vatPercentage,
    vatCode: row.vatCode,
    amount: row.gross,
    netAmount: row.net,
    isVatRow: row.isVat,
    projectNumber: undefined,
    transactionType: row.type,
    transactionDescription: row.text,
    ledgerDimensions: row.dimensions.map(({ name, item }) => ({ dimensionType: name, dimensionValue: item })),
  })),
});
