import { FindingList, type LedgerDocument, type RenderContext, type Rendered } from "@confirma-connect/core";
import type { LedgerReceiptRequest } from "../wire/request/ledger-receipt.ts";
import { textLength } from "../wire/request/text-length.ts";
import { approveJournalStep } from "./approval-step.ts";
import { dimensionSteps } from "./dimension-words.ts";
import { canBeAdded } from "./exact-sum.ts";
import { type JournalVat, journalRows, transactionOf } from "./journal-row.ts";
import { journalStep } from "./journal-step.ts";
import { computedBooks, type JournalBooks, plainBooks } from "./journal-vat.ts";
import { markLength, markOf } from "./own-key.ts";
import { procountorPlanOf } from "./procountor-plan.ts";
import type { Readings } from "./readings.ts";
import type { RowContext } from "./row-words.ts";
import { renderedOf } from "./step-request.ts";
import { procountorTexts } from "./text-rule.ts";

/** Most rows of one receipt that we send; no limit is published (unknown). */
export const mostJournalRows = 500;

/** Longest document name: the receipt's name ends with our key. */
export const documentNameLength = textLength.receiptName - markLength;

/** The parts of a journal that have been checked and translated. */
interface CheckedJournal {
  readonly books: JournalBooks;
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
  const findings = new FindingList(procountorTexts(plan.cutLongTexts));
  findings.add(problems);
  if (!canBeAdded(document.ledgerRows.flatMap(({ amount, netAmount }) => [amount, netAmount]))) {
    findings.refuse("ACC_UNSUPPORTED_SIZE", "/ledgerRows", "the amounts are too large to be added exactly");
    return { steps: [], problems: findings.problems };
  }
  const row: RowContext = { plan, own, readings, findings };
  const checked = checkJournal(document, context, row);
  return renderedOf(findings.problems, () => {
    const { sent, postings, remainder } = checked.books;
    const dimensions = dimensionSteps(sent.map((each) => each.dimensions));
    const journal = journalStep({
      name: "journal",
      title: "Journal of the ledger document",
      key: context.keyOf("journal"),
      date: document.documentDate,
      receipt: receiptOf(document, context, row, {
        ...checked,
        transactions: sent.map((each) => transactionOf(each, dimensions)),
      }),
      uses: dimensions.names,
      postings: own.approveJournals ? postings : [],
      createReconciliation: remainder !== 0,
      rowPointers: sent.map(({ pointer }) => pointer),
    });
    const approve = own.approveJournals ? [approveJournalStep("journal", "approve", context)] : [];
    return [...dimensions.steps, journal, ...approve];
  });
}

function checkJournal(document: LedgerDocument, context: RenderContext, row: RowContext): CheckedJournal {
  const { findings } = row;
  const { documentDate, documentDescription } = document;
  const mode = modeOf(document, row);
  const rows = journalRows(document, mode, row);
  checkSize(document, findings);
  checkDates(document, findings);
  return {
    books:
      mode === "rows" ? plainBooks(rows, documentDate, findings) : computedBooks(rows, documentDate, row),
    name: nameOf(document, context, findings),
    description: findings.optionalText(
      documentDescription,
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

function checkSize({ ledgerRows }: LedgerDocument, findings: FindingList): void {
  if (ledgerRows.length > mostJournalRows) {
    const message = `a journal may have ${mostJournalRows} rows, the document has ${ledgerRows.length}`;
    findings.refuse("ACC_UNSUPPORTED_SIZE", "/ledgerRows", message);
  }
  if (ledgerRows.every(({ isVatRow }) => isVatRow)) {
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
  const trial = new FindingList(procountorTexts(false));
  trial.text(notes, "", textLength.receiptNotes);
  return trial.problems.length === 0 ? notes : undefined;
}
