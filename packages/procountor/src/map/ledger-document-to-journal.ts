import {
  absMinor,
  formatAmount,
  type LedgerDocument,
  minorUnits,
  type RenderContext,
  type Rendered,
} from "@confirma-connect/core";
import type { LedgerReceiptRequest } from "../wire/request/ledger-receipt.ts";
import { textLength } from "../wire/request/text-length.ts";
import { approveJournalStep } from "./approval-step.ts";
import { dimensionSteps } from "./dimension-words.ts";
import { canBeAdded, exactSum, sumText } from "./exact-sum.ts";
import { FindingList } from "./finding-list.ts";
import { type JournalPostings, journalPostings } from "./journal-postings.ts";
import { type JournalRow, type JournalVat, journalRows, transactionOf } from "./journal-row.ts";
import { journalStep } from "./journal-step.ts";
import { markLength, markOf } from "./own-key.ts";
import { procountorPlanOf } from "./procountor-plan.ts";
import type { Readings } from "./readings.ts";
import type { RowContext } from "./row-words.ts";
import { renderedOf } from "./step-request.ts";

/** Most rows of one receipt that we send; no limit is published (unknown). */
export const mostJournalRows = 500;

/** Longest document name: the receipt's name ends with our key. */
export const documentNameLength = textLength.receiptName - markLength;

/** The parts of a journal that have been checked and translated. */
interface CheckedJournal {
  readonly sent: readonly JournalRow[];
  readonly books: JournalPostings;
  readonly name: string;
  readonly description: string | undefined;
}

/** Translates a ledger document into one journal (`POST /ledgerreceipts`), and its approval when the plan says so. */
export function ledgerDocumentToJournal(
  document: LedgerDocument,
  context: RenderContext,
  readings: Readings,
): Rendered {
  const { plan } = context;
  const { own, problems } = procountorPlanOf(plan);
  const findings = new FindingList({ cut: plan.cutLongTexts });
  findings.add(problems);
  if (!canBeAdded(document.ledgerRows.flatMap(({ amount, netAmount }) => [amount, netAmount]))) {
    findings.refuse("ACC_UNSUPPORTED_SIZE", "/ledgerRows", "the amounts are too large to be added exactly");
    return { steps: [], problems: findings.problems };
  }
  const row: RowContext = { plan, own, readings, findings };
  const checked = checkJournal(document, context, row);
  return renderedOf(findings.problems, () => {
    const dimensions = dimensionSteps(checked.sent.map((each) => each.dimensions));
    const journal = journalStep({
      name: "journal",
      title: "Journal of the ledger document",
      key: context.keyOf("journal"),
      date: document.documentDate,
      receipt: receiptOf(document, context, row, {
        ...checked,
        transactions: checked.sent.map((each) => transactionOf(each, dimensions)),
      }),
      uses: dimensions.names,
      postings: own.approveJournals ? checked.books.postings : [],
      createReconciliation: checked.books.remainder !== 0,
      rowPointers: checked.sent.map(({ pointer }) => pointer),
    });
    const approve = own.approveJournals ? [approveJournalStep("journal", "approve", context)] : [];
    return [...dimensions.steps, journal, ...approve];
  });
}

function checkJournal(document: LedgerDocument, context: RenderContext, row: RowContext): CheckedJournal {
  const { findings, readings } = row;
  const mode = modeOf(document, row);
  const rows = journalRows(document, mode, row);
  const sent = mode === "rows" ? rows : rows.filter(({ isVatRow }) => !isVatRow);
  const vatRows = mode === "rows" ? [] : rows.filter(({ isVatRow }) => isVatRow);
  const books = journalPostings(sent, vatRows, document.documentDate);
  checkBalance(books, sent.length, findings);
  checkBookedVat(rows, readings.journalVat, findings);
  checkSize(document, sent, findings);
  checkDates(document, findings);
  return {
    sent,
    books,
    name: nameOf(document, context, findings),
    description: findings.optionalText(
      document.documentDescription,
      "/documentDescription",
      textLength.transactionDescription,
    ),
  };
}

/** The plan's `net` sends every row as it stands; otherwise the reading decides. */
function modeOf({ ledgerRows }: LedgerDocument, { plan, readings }: RowContext): JournalVat {
  if (plan.ledger.calculation === "net" && ledgerRows.some(({ isVatRow }) => isVatRow)) return "rows";
  return readings.journalVat;
}

/** One cent per row may be VAT rounding, which a reconciliation row takes; more is a mistake. */
function checkBalance({ remainder }: JournalPostings, rows: number, findings: FindingList): void {
  if (remainder === 0) return;
  const sum = formatAmount(minorUnits(-remainder), ".");
  if (absMinor(remainder) > rows) {
    const message = `the rows with the VAT that Procountor computes sum to ${sum}, not to 0.00`;
    findings.refuse("ACC_DOCUMENT_UNBALANCED", "/ledgerRows", message);
    return;
  }
  const message = `VAT rounding leaves ${sum}; Procountor adds a reconciliation row for it`;
  findings.warn("ACC_DOCUMENT_VAT_MISMATCH", "/ledgerRows", message);
}

/** VAT rows that Procountor's own computation does not reproduce would change the booked VAT silently. */
function checkBookedVat(rows: readonly JournalRow[], mode: JournalVat, findings: FindingList): void {
  const vatRows = rows.filter(({ isVatRow }) => isVatRow);
  if (mode === "rows" || vatRows.length === 0) return;
  const booked = exactSum(vatRows.map(({ net }) => net));
  const computed = exactSum(rows.filter(({ isVatRow }) => !isVatRow).map(({ vat }) => vat));
  const apart = booked > computed ? booked - computed : computed - booked;
  if (apart === 0n) return;
  const message = `the VAT rows carry ${sumText(booked)}, Procountor computes ${sumText(computed)}`;
  if (apart > BigInt(rows.length)) findings.refuse("ACC_DOCUMENT_VAT_MISMATCH", "/ledgerRows", message);
  else findings.warn("ACC_DOCUMENT_VAT_MISMATCH", "/ledgerRows", message);
}

function checkSize(document: LedgerDocument, sent: readonly JournalRow[], findings: FindingList): void {
  if (document.ledgerRows.length > mostJournalRows) {
    const message = `a journal may have ${mostJournalRows} rows, the document has ${document.ledgerRows.length}`;
    findings.refuse("ACC_UNSUPPORTED_SIZE", "/ledgerRows", message);
  }
  if (sent.length === 0) {
    findings.refuse("ACC_DOCUMENT_FIELD_INVALID", "/ledgerRows", "a journal needs a row that is no VAT row");
  }
}

/** A receipt has one date. Rows dated otherwise are told about, because their own date is not delivered. */
function checkDates({ documentDate, ledgerRows }: LedgerDocument, findings: FindingList): void {
  const odd = ledgerRows.findIndex(({ bookingDate }) => (bookingDate ?? documentDate) !== documentDate);
  if (odd < 0) return;
  const message = `the journal is dated by documentDate ${documentDate}; Procountor keeps no date per row`;
  findings.warn("ACC_DOCUMENT_DATE_ORDER", `/ledgerRows/${odd}/bookingDate`, message);
}

/** The name is all that a search shows beside the date, so our key stands in it. */
function nameOf(
  { documentName, documentType }: LedgerDocument,
  context: RenderContext,
  findings: FindingList,
) {
  const word = documentName ?? documentType.slice(0, documentNameLength);
  const pointer = documentName === undefined ? "/documentType" : "/documentName";
  return `${findings.text(word, pointer, documentNameLength)} ${markOf(context.keyOf("journal"))}`;
}

function receiptOf(
  document: LedgerDocument,
  context: RenderContext,
  { own, readings }: RowContext,
  parts: Pick<CheckedJournal, "name" | "description"> & Pick<LedgerReceiptRequest, "transactions">,
): LedgerReceiptRequest {
  const notes = notesOf(document, context);
  const [first] = parts.transactions;
  return {
    type: "JOURNAL",
    name: parts.name,
    receiptDate: document.documentDate,
    vatType: first?.vatType ?? own.vatType,
    vatStatus: first?.vatStatus ?? readings.noVatStatus,
    ...(notes === undefined ? {} : { invoiceNotes: notes }),
    ...(parts.description === undefined ? {} : { transactionDescription: parts.description }),
    transactions: parts.transactions,
  };
}

/** The caller's identifier and document type for people; left out when Procountor cannot hold them. */
function notesOf({ documentType }: LedgerDocument, { identifier }: RenderContext): string | undefined {
  const notes = `Confirma ${identifier}\nType ${documentType}`;
  const trial = new FindingList({ cut: false });
  trial.text(notes, "", textLength.receiptNotes);
  return trial.problems.length === 0 ? notes : undefined;
}
