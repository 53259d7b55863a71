import {
  type LedgerDocument,
  type LedgerRow,
  mapAccount,
  type RenderContext,
  type Rendered,
} from "@confirma-connect/core";
import { receiptColumns } from "../wire/receipt-column.ts";
import type { BookLine } from "./book-line.ts";
import { integerColumn } from "./integer-column.ts";
import type { Readings } from "./readings.ts";
import { renderReceipt } from "./receipt-draft.ts";
import { describingText, dimensionsOf, identifierText, vatCodeOf } from "./row-words.ts";
import { type Translation, translationOf } from "./translation.ts";
import { applyVatReading } from "./vat-reading.ts";

/** Translates a ledger document into one accounting receipt file. */
export function ledgerDocumentToReceipt(
  document: LedgerDocument,
  context: RenderContext,
  readings: Readings,
): Rendered {
  const translation = translationOf(context, readings);
  const lines = document.ledgerRows.map((row, index) =>
    lineOf(document, row, `/ledgerRows/${index}`, translation),
  );
  tellUnusedDescription(document, translation);
  return renderReceipt(
    {
      title: "Accounting receipt of the ledger document",
      name: { text: document.documentName, pointer: "/documentName" },
      documentRows: document.ledgerRows.length,
      numberSeries: numberSeriesOf(document, translation),
      lines: applyVatReading(lines, "/ledgerRows", translation),
      pointer: "/ledgerRows",
    },
    context,
    translation,
  );
}

/** The plan may name a number series per document type; that the type selects one is inferred. */
function numberSeriesOf({ documentType }: LedgerDocument, translation: Translation): string {
  const { documentClasses } = translation.plan;
  const series = Object.hasOwn(documentClasses, documentType) ? documentClasses[documentType] : undefined;
  return series === undefined ? "" : identifierText(translation, series, "/documentType", 10);
}

function lineOf(
  document: LedgerDocument,
  row: LedgerRow,
  pointer: string,
  translation: Translation,
): BookLine {
  const { plan, decisions, findings } = translation;
  const account = (number: string, place: string): string =>
    integerColumn(
      findings,
      findings.mapped(mapAccount(plan, number, place), place),
      place,
      "account numbers",
    );
  const text = row.transactionDescription ?? document.documentDescription;
  const place =
    row.transactionDescription === undefined ? "/documentDescription" : `${pointer}/transactionDescription`;
  return {
    date:
      decisions.bookingDate === "row" ? (row.bookingDate ?? document.documentDate) : document.documentDate,
    description: describingText(translation, text, place, receiptColumns.description.length),
    account: account(row.accountNumber, `${pointer}/accountNumber`),
    ...dimensionsOf(translation, row, pointer),
    vatCode: vatCodeOf(translation, row, pointer),
    vatPercentage: row.vatPercentage,
    net: row.netAmount,
    gross: row.amount,
    isVatRow: row.isVatRow,
    vatAccount:
      row.vatAccountNumber === undefined
        ? undefined
        : account(row.vatAccountNumber, `${pointer}/vatAccountNumber`),
    pointer,
  };
}

function tellUnusedDescription(
  { documentDescription, ledgerRows }: LedgerDocument,
  { findings }: Translation,
): void {
  if (documentDescription === undefined) return;
  if (ledgerRows.some(({ transactionDescription }) => transactionDescription === undefined)) return;
  const message =
    "NetBaron's receipt file has a text per row only, and every row has its own: this one is not sent";
  findings.tell("ACC_UNSUPPORTED_FEATURE", "/documentDescription", message);
}
