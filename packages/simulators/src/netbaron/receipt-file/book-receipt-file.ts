import type { BookedReceipt, BookedRow, NetbaronBook } from "../book/book.ts";
import { periodRefusal } from "../book/check-period.ts";
import type { NetbaronCompany } from "../company/company.ts";
import { NetbaronFailure, type Refusal, refuse } from "../failure.ts";
import { printCents } from "../format/amount.ts";
import { decodeAny } from "../format/decode-text.ts";
import type { Intake } from "../intake.ts";
import type { NetbaronReadings } from "../readings.ts";
import { postRow } from "./post-row.ts";
import { type ReceiptRow, readRow, registerRefusals } from "./read-row.ts";
import { readTable } from "./read-table.ts";
import { vatOfRow } from "./vat-of-row.ts";

interface Draft {
  readonly series: string;
  readonly number: string;
  readonly firstRow: number;
  readonly dates: ReadonlySet<string>;
  readonly rows: readonly BookedRow[];
}

const MOST_REFUSALS = 100;

/** Books a whole accounting receipt file, or throws every reason found and books nothing. */
export function bookReceiptFile(intake: Intake, bytes: Uint8Array): NetbaronBook {
  const { company, readings } = intake;
  const refusals: Refusal[] = [];
  const rows = readTable(decodeAny(bytes), readings).map((raw) => {
    const { value, refusals: own } = readRow(raw, readings);
    refusals.push(...own, ...registerRefusals(company, value));
    return value;
  });
  throwAny(refusals);
  const drafts = draftsOf(rows, company, readings, refusals);
  throwAny(refusals);
  for (const draft of drafts) refusals.push(...draftRefusals(intake, draft));
  if (readings.receiptsPerFile === "one" && drafts.length > 1)
    refusals.push({ code: "severalReceipts", text: "The file holds more than one receipt" });
  throwAny(refusals);
  return drafts.reduce((book, draft) => withReceipt(intake, book, draft), intake.book);
}

function throwAny(refusals: readonly Refusal[]): void {
  if (refusals.length > 0) throw new NetbaronFailure(refusals.slice(0, MOST_REFUSALS));
}

function draftsOf(
  rows: readonly ReceiptRow[],
  company: NetbaronCompany,
  readings: NetbaronReadings,
  refusals: Refusal[],
): readonly Draft[] {
  const drafts = new Map<string, Draft>();
  for (const row of rows) {
    const { amounts, refusals: own } = vatOfRow(company, row, readings);
    refusals.push(...own);
    const basic = readings.importMode === "basic";
    const number = basic ? "" : row.number;
    const before = drafts.get(number);
    drafts.set(number, {
      series: basic ? "" : row.series,
      number,
      firstRow: before?.firstRow ?? row.row,
      dates: new Set([...(before?.dates ?? []), row.date]),
      rows: [...(before?.rows ?? []), ...postRow(company, row, amounts, readings)],
    });
    if (before !== undefined && !basic && before.series !== row.series)
      refusals.push({ code: "numberSeries", row: row.row, text: "A receipt has two number series" });
  }
  return [...drafts.values()];
}

function draftRefusals(intake: Intake, draft: Draft): readonly Refusal[] {
  const { company, readings, book } = intake;
  const found: Refusal[] = [];
  const sum = draft.rows.reduce((total, row) => total + row.sumCents, 0);
  if (sum !== 0) {
    const text = `The rows of the receipt do not make zero but ${printCents(sum, ".")}`;
    found.push({ code: "unbalanced", text });
  }
  if (draft.dates.size > 1) found.push({ code: "receiptDate", text: "The receipt has two booking dates" });
  const period = [...draft.dates].map((date) => periodRefusal(company, date)).find((one) => one);
  if (period !== undefined) found.push(period);
  if (draft.series !== "" && readings.numberSeries === "prefix" && !draft.number.startsWith(draft.series))
    found.push({ code: "numberSeries", text: "The receipt number does not begin with its series" });
  const isKnown = (receipt: BookedReceipt): boolean =>
    receipt.source === "csv" && receipt.number === draft.number;
  if (draft.number !== "" && readings.duplicateReceipt === "refuse" && book.receipts.some(isKnown))
    found.push({ code: "duplicate", text: "The receipt number is already booked" });
  return found.map((refusal) => ({ ...refusal, row: draft.firstRow }));
}

function withReceipt(intake: Intake, book: NetbaronBook, draft: Draft): NetbaronBook {
  const [date] = draft.dates;
  if (date === undefined) throw refuse("missing", "The receipt has no booking date");
  const receipt: BookedReceipt = {
    id: book.nextId,
    numberSeries: draft.series,
    number: draft.number === "" ? String(book.nextId) : draft.number,
    date,
    source: "csv",
    ...(intake.file === undefined ? {} : { file: intake.file }),
    bookedAt: intake.now,
    rows: draft.rows,
  };
  return { ...book, receipts: [...book.receipts, receipt], nextId: book.nextId + 1 };
}
