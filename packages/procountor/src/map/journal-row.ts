import {
  amountToJsonNumber,
  type DimensionItem,
  type LedgerDocument,
  type LedgerRow,
  type MinorUnits,
  mapAccount,
  minorUnits,
  type Percentage,
  percentage,
  percentageToJsonNumber,
  vatOfNet,
} from "@confirma-connect/core";
import type { TransactionRequest } from "../wire/request/ledger-receipt.ts";
import { textLength } from "../wire/request/text-length.ts";
import { type DimensionSteps, dimensionWordsOf } from "./dimension-words.ts";
import { type RowContext, type VatWords, vatWordsOf } from "./row-words.ts";

/** A ledger row in Procountor's words. */
export interface JournalRow {
  readonly pointer: string;
  readonly account: string;
  readonly net: MinorUnits;
  /** VAT that Procountor adds to the row (0 where it handles none). */
  readonly vat: MinorUnits;
  readonly vatPercentage: Percentage;
  readonly vatWords: VatWords;
  readonly description: string | undefined;
  readonly dimensions: readonly DimensionItem[];
  readonly isVatRow: boolean;
}

/** Whether VAT rows are sent, or left to Procountor. */
export type JournalVat = "computed" | "rows";

/** Translates every row of a document; VAT rows are translated too, whoever books them. */
export const journalRows = (
  { ledgerRows }: LedgerDocument,
  mode: JournalVat,
  context: RowContext,
): readonly JournalRow[] =>
  ledgerRows.map((row, index) => journalRow(row, mode, `/ledgerRows/${index}`, context));

function journalRow(row: LedgerRow, mode: JournalVat, pointer: string, context: RowContext): JournalRow {
  const { plan, readings, findings, own } = context;
  const words = vatWordsOf(context, row, pointer);
  const plain = mode === "rows";
  const vatWords = plain ? { vatStatus: readings.noVatStatus, vatType: own.vatType } : words;
  const outside = plain || readings.vatOutsideGross.includes(vatWords.vatStatus);
  const place = `${pointer}/accountNumber`;
  return {
    pointer,
    account: findings.mapped(mapAccount(plan, row.accountNumber, place), place),
    net: row.netAmount,
    vat: outside ? minorUnits(0) : vatOfNet(row.netAmount, row.vatPercentage),
    vatPercentage: plain ? percentage(0) : row.vatPercentage,
    vatWords,
    description: findings.optionalText(
      row.transactionDescription,
      `${pointer}/transactionDescription`,
      textLength.transactionDescription,
    ),
    dimensions: dimensionWordsOf(context, row, pointer),
    isVatRow: row.isVatRow,
  };
}

/** A row as it is sent. */
export const transactionOf = (row: JournalRow, dimensions: DimensionSteps): TransactionRequest => ({
  transactionType: "ENTRY",
  account: row.account,
  accountingValue: amountToJsonNumber(row.net),
  vatPercent: percentageToJsonNumber(row.vatPercentage),
  ...row.vatWords,
  ...(row.description === undefined ? {} : { description: row.description }),
  ...(row.dimensions.length === 0 ? {} : { dimensionItemValues: dimensions.values(row.dimensions, row.net) }),
});
