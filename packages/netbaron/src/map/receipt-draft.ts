import {
  formatAmount,
  type MinorUnits,
  type Posting,
  type RenderContext,
  type Rendered,
  sumMinor,
} from "@confirma-connect/core";
import { receiptColumns } from "../wire/receipt-column.ts";
import { writeReceiptCsv } from "../wire/receipt-csv.ts";
import type { ReceiptRow } from "../wire/receipt-row.ts";
import type { BookLine } from "./book-line.ts";
import { fileStep, renderedFile } from "./file-step.ts";
import { identifierText, vatPercentageOf } from "./row-words.ts";
import type { Translation } from "./translation.ts";
import { vatOfLine } from "./vat-reading.ts";

/** Most rows of one receipt that we write; no limit is published (unknown). */
export const mostReceiptRows = 500;

/** What a receipt file is made of. */
export interface ReceiptDraft {
  readonly title: string;
  /** The document's own name; part of receipt number and file name. */
  readonly name: { readonly text: string | undefined; readonly pointer: string };
  readonly numberSeries: string;
  readonly lines: readonly BookLine[];
  /** Rows of the caller's document; the file may have more or fewer, as VAT rows are made or left out. */
  readonly documentRows: number;
  /** Where the rows stand in the caller's document. */
  readonly pointer: string;
}

/** One accounting receipt as one file: rows share number and date, and their postings balance. */
export function renderReceipt(
  draft: ReceiptDraft,
  context: RenderContext,
  translation: Translation,
): Rendered {
  const { findings, readings } = translation;
  const key = context.keyOf("receipt");
  const receiptNumber = receiptNumberOf(draft, key, translation);
  const rows = draft.lines.map((line) => rowOf(line, draft.numberSeries, receiptNumber, translation));
  const postings = draft.lines.flatMap(postingsOf);
  check(draft, postings, translation);
  return renderedFile(findings, () => {
    const [debit, credit] = totalsOf(postings);
    return fileStep({
      name: "receipt",
      title: `${draft.title}: ${rows.length} rows, debit ${debit}, credit ${credit}`,
      file: { key, label: draft.name.text ?? "", ending: "csv" },
      contentType: "text/csv; charset=utf-8",
      body: writeReceiptCsv(rows, readings.csv),
      values: { receiptNumber, rows: String(rows.length), debit, credit },
      postings,
    });
  });
}

const totalsOf = (postings: readonly Posting[]): readonly [debit: string, credit: string] => {
  const sum = (fits: (amount: MinorUnits) => boolean): MinorUnits =>
    sumMinor(postings.map(({ amount }) => amount).filter(fits));
  return [
    formatAmount(
      sum((amount) => amount > 0),
      ".",
    ),
    formatAmount(
      sum((amount) => amount < 0),
      ".",
    ),
  ];
};

/** Longest document name that fits beside our key. */
export const receiptNameLength = receiptColumns.receiptNumber.length - 16;

function receiptNumberOf(
  { name, numberSeries }: ReceiptDraft,
  key: string,
  translation: Translation,
): string {
  const { receiptNumber } = translation.readings;
  const prefix = numberSeries === "" ? "" : `${numberSeries}-`;
  const longest = receiptColumns.receiptNumber.length - prefix.length;
  if (receiptNumber === "key" || (receiptNumber === "nameAndKey" && name.text === undefined))
    return `${prefix}${key}`;
  if (name.text === undefined) {
    const message = "the receipt is numbered by the document's name, and the document has none";
    translation.findings.refuse("ACC_DOCUMENT_FIELD_MISSING", name.pointer, message);
    return "";
  }
  if (receiptNumber === "name") return prefix + identifierText(translation, name.text, name.pointer, longest);
  return `${prefix}${identifierText(translation, name.text, name.pointer, longest - key.length - 1)}-${key}`;
}

function rowOf(
  line: BookLine,
  numberSeries: string,
  receiptNumber: string,
  translation: Translation,
): ReceiptRow {
  const { date, description, account, costCenter, jobNumber, vatCode, vatAccount, net, gross } = line;
  const { vatPercentage, pointer } = line;
  const vat = vatOfLine(line);
  return {
    numberSeries,
    receiptNumber,
    bookingDate: date,
    description,
    account,
    costCenter,
    jobNumber,
    vatCode,
    vatPercentage: vatPercentageOf(translation, {
      vatCode,
      vatPercentage,
      pointer: `${pointer}/vatPercentage`,
    }),
    vatAccount: vatAccount ?? "",
    net,
    gross,
    vat,
    taxableVat: vat === 0 ? undefined : vat,
  };
}

function postingsOf(line: BookLine): readonly Posting[] {
  const { account, net, date, vatCode, vatPercentage, costCenter, jobNumber, vatAccount } = line;
  const dimensions = [
    ...(costCenter === "" ? [] : [{ name: receiptColumns.costCenter.fi, item: costCenter }]),
    ...(jobNumber === "" ? [] : [{ name: receiptColumns.jobNumber.fi, item: jobNumber }]),
  ];
  const role = line.isVatRow ? "VAT" : line.role;
  const own: Posting = {
    account,
    amount: net,
    date,
    ...(vatCode === "" ? {} : { vatCode, vatPercentage }),
    ...(dimensions.length === 0 ? {} : { dimensions }),
    ...(role === undefined ? {} : { role }),
  };
  return vatAccount === undefined
    ? [own]
    : [own, { account: vatAccount, amount: vatOfLine(line), date, role: "VAT" }];
}

function check(
  { lines, documentRows, pointer }: ReceiptDraft,
  postings: readonly Posting[],
  { findings }: Translation,
): void {
  if (documentRows > mostReceiptRows) {
    const message = `a receipt may have ${mostReceiptRows} rows, the document has ${documentRows}`;
    findings.refuse("ACC_UNSUPPORTED_SIZE", pointer, message);
  }
  const sum = sumMinor(postings.map(({ amount }) => amount));
  if (sum !== 0) {
    const message = `what would be booked sums to ${formatAmount(sum, ".")}, not to 0.00`;
    findings.refuse("ACC_DOCUMENT_UNBALANCED", pointer, message);
  }
  const odd = lines.find(({ date }) => date !== lines[0]?.date);
  if (odd !== undefined) {
    const message = "all rows of a receipt have one booking date (options.netbaron.bookingDate: document)";
    findings.refuse("ACC_UNSUPPORTED_FEATURE", `${odd.pointer}/bookingDate`, message);
  }
}
