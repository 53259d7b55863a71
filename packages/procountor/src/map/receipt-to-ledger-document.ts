import {
  type LedgerDocument,
  type LedgerRow,
  minorUnits,
  percentage,
  type Recorded,
  vatOfNet,
} from "@confirma-connect/core";
import type { LedgerReceipt, Transaction } from "../wire/answer/ledger-receipt.ts";
import { takeOwnKey } from "./own-key.ts";
import type { Readings } from "./readings.ts";
import { unreadable } from "./unreadable.ts";
import { foldVatRounding } from "./vat-rounding.ts";

/** Names of dimensions and their items by identifier, as `GET /dimensions` gives them. */
export type DimensionNames = ReadonlyMap<
  string,
  { readonly name: string; readonly items: ReadonlyMap<string, string> }
>;

/** What reading a receipt needs beside it. */
export interface ReceiptContext {
  readonly dimensions: DimensionNames;
  readonly readings: Pick<Readings, "vatOutsideGross">;
}

/** Longest description of the agency's ledger document (documented). */
const descriptionLength = 210;

/**
 * Reads a receipt. Its rows are net; gross amounts are computed with the row's percentage, so a document is
 * `GROSS` and has no VAT rows: Procountor shows none.
 *
 * @throws ConnectorError ACC_ANSWER_UNREADABLE when a date, account or amount cannot be read.
 */
export function receiptToLedgerDocument(
  receipt: LedgerReceipt,
  context: ReceiptContext,
): Recorded<LedgerDocument> {
  const { key, words } = takeOwnKey(receipt.name);
  const rows = receipt.transactions.map((row) => rowOf(row, receipt, context));
  const documentDate = receipt.receiptDate ?? unreadable("receiptDate", receipt.id);
  return {
    vendorId: receipt.id,
    state: receipt.status ?? "unknown",
    document: {
      ledgerIdentifier: key ?? `procountor-${receipt.id}`,
      documentType: documentTypeOf(receipt),
      documentName: words ?? receipt.receiptNumber,
      documentDate,
      documentDescription: receipt.transactionDescription?.slice(0, descriptionLength),
      calculationMode: "GROSS",
      // Only journals of ours have such rows; in another's the same words mean something else.
      ledgerRows: key === undefined ? rows : foldVatRounding(rows),
    },
  };
}

/** Our own notes carry the agency's type; others have Procountor's. */
const documentTypeOf = ({ invoiceNotes, type }: LedgerReceipt): string =>
  /^Type (\S+)$/mu.exec(invoiceNotes ?? "")?.[1] ?? type ?? "-";

function rowOf(row: Transaction, receipt: LedgerReceipt, context: ReceiptContext): LedgerRow {
  const net = row.accountingValue ?? unreadable("accountingValue", receipt.id);
  const vatPercentage = row.vatPercent ?? percentage(0);
  const vatStatus = row.vatStatus ?? receipt.vatStatus;
  const outside = vatStatus !== undefined && context.readings.vatOutsideGross.includes(vatStatus);
  const vat = outside ? 0 : vatOfNet(net, vatPercentage);
  return {
    bookingDate: receipt.receiptDate,
    accountNumber: row.account ?? unreadable("account", receipt.id),
    vatPercentage,
    vatCode: vatStatus === undefined ? undefined : String(vatStatus),
    amount: minorUnits(net + vat),
    netAmount: net,
    isVatRow: false,
    transactionType: row.transactionType,
    transactionDescription: row.description,
    ledgerDimensions: dimensionEntries(row, context.dimensions),
  };
}

/** The dimension items of a row by name; identifiers stand in for names that are not in the register. */
export const dimensionEntries = (
  { dimensionItemValues }: Transaction,
  dimensions: DimensionNames,
): LedgerRow["ledgerDimensions"] =>
  dimensionItemValues.map(({ dimensionId = "-", itemId = "-" }) => {
    const dimension = dimensions.get(dimensionId);
    return {
      dimensionType: dimension?.name ?? dimensionId,
      dimensionValue: dimension?.items.get(itemId) ?? itemId,
    };
  });
