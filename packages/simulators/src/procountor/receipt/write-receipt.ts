import type { JsonFields } from "../../kernel/parse-fault.ts";
import type { Book, BookedReceipt } from "../book/book.ts";
import { dimensionErrors } from "../book/dimension.ts";
import { requireOpen } from "../book/period.ts";
import { versionAfter } from "../book/version.ts";
import { forbidden, invalid, missing, throwAny } from "../failure.ts";
import { numberAt, sureNumberAt, textAt } from "../format/json.ts";
import { requireVersion } from "../invoice/write-invoice.ts";
import type { Scene, WriteResult } from "../scene.ts";
import { balanced, receiptErrors, receiptSide } from "./check-receipt.ts";
import { keyedRows, parseDimensions, parseRows, type SentRow } from "./parse-rows.ts";
import { showReceipt } from "./show-receipt.ts";

const UPDATABLE = ["JOURNAL", "SALES_INVOICE", "PURCHASE_INVOICE", "TRAVEL_INVOICE", "BILL_OF_CHARGES"];
const LATER_STATES = ["SENT", "PARTLY_PAID", "MARKED_PAID", "PAID", "PAYMENT_QUEUED"];
const HEAD = [
  "vatProcessing",
  "invoiceNotes",
  "accountantsNotes",
  "transactionDescription",
  "receiptValidity",
  "periodStartDate",
  "periodEndDate",
  "partnerCode",
  "depreciation",
  "vatDate",
];

/** The receipt a path names, or 404. */
export function findReceipt(scene: Scene): BookedReceipt {
  const found = scene.book.receipts.find(({ id }) => String(id) === scene.ids[0]);
  if (found === undefined) throw missing("Ledger receipt");
  return found;
}

/** A book in which a receipt is replaced by itself with changes, under a new version. */
export function changeReceipt(scene: Scene, receipt: BookedReceipt, change: Partial<BookedReceipt>): Book {
  const changed = { ...receipt, ...change, version: versionAfter(scene, receipt.version) };
  return {
    ...scene.book,
    receipts: scene.book.receipts.map((one) => (one.id === receipt.id ? changed : one)),
  };
}

/** POST /ledgerreceipts: a JOURNAL, always UNFINISHED, with a hidden invoice of its own. */
export function createReceipt(scene: Scene, body: JsonFields): WriteResult {
  if (textAt(body, "type") !== "JOURNAL") {
    throwAny([invalid("Only ledger receipts of type JOURNAL can be created.", "type")]);
  }
  const rows = checkedRows(scene, body);
  const { book } = scene;
  const id = book.nextId;
  const receipt: BookedReceipt = {
    id,
    type: "JOURNAL",
    status: "UNFINISHED",
    ...head(body),
    invoiceId: id + 1,
    receiptNumber: book.nextNumber,
    invoiceNumber: book.nextNumber,
    transactions: keyedRows(rows, [], id + 2),
    created: scene.now,
    version: scene.now,
  };
  const after: Book = {
    ...book,
    receipts: [...book.receipts, receipt],
    nextId: id + 2 + rows.length,
    nextNumber: book.nextNumber + 1,
  };
  return { book: after, answer: showReceipt(receipt) };
}

/** PUT /ledgerreceipts/{id}: replaces the receipt; rows keep the ids they are sent with. */
export function updateReceipt(scene: Scene, body: JsonFields): WriteResult {
  const receipt = findReceipt(scene);
  requireChangeable(scene, receipt);
  requireVersion(body, receipt.version);
  if (textAt(body, "type") !== receipt.type) throwAny([invalid("The type cannot be changed.", "type")]);
  requireOpen(scene, receipt.receiptDate);
  const rows = checkedRows(scene, body);
  const firstId = scene.book.nextId;
  const change = { ...head(body), transactions: keyedRows(rows, receipt.transactions, firstId) };
  const book = { ...changeReceipt(scene, receipt, change), nextId: firstId + rows.length };
  return { book, answer: showReceipt(book.receipts.find(({ id }) => id === receipt.id) ?? receipt) };
}

/** PUT /ledgerreceipts/{id}/transactions/{id}/dimensions: replaces one row's dimensions. */
export function writeRowDimensions(scene: Scene, body: JsonFields): WriteResult {
  const receipt = findReceipt(scene);
  const row = receipt.transactions.find(({ id }) => String(id) === scene.ids[1]);
  if (row === undefined) throw missing("Transaction");
  requireChangeable(scene, receipt);
  requireOpen(scene, receipt.receiptDate);
  const dimensionItemValues = parseDimensions(body);
  throwAny(dimensionErrors(scene, dimensionItemValues, row.valueCents, ""));
  const transactions = receipt.transactions.map((one) =>
    one.id === row.id ? { ...one, dimensionItemValues } : one,
  );
  const book = changeReceipt(scene, receipt, { transactions });
  return { book, answer: showReceipt(book.receipts.find(({ id }) => id === receipt.id) ?? receipt) };
}

function requireChangeable(scene: Scene, receipt: BookedReceipt): void {
  if (!UPDATABLE.includes(receipt.type)) throw forbidden(`Type ${receipt.type} cannot be updated.`);
  const frozen = scene.readings.receiptAfterSend === "frozen" && LATER_STATES.includes(receipt.status);
  if (frozen || receipt.status === "INVALIDATED") {
    throw forbidden(`A ledger receipt with status ${receipt.status} cannot be updated.`);
  }
}

function checkedRows(scene: Scene, body: JsonFields): readonly SentRow[] {
  const sent = parseRows(body);
  throwAny(receiptErrors(scene, body, sent));
  const { rows, errors } = balanced(scene, sent);
  throwAny(errors);
  return rows;
}

type Head = Pick<BookedReceipt, "name" | "receiptDate" | "vatType" | "vatStatus" | "partnerId" | "other">;

function head(body: JsonFields): Head {
  return {
    name: textAt(body, "name"),
    receiptDate: textAt(body, "receiptDate"),
    vatType: receiptSide(body),
    vatStatus: sureNumberAt(body, "vatStatus"),
    partnerId: numberAt(body, "partnerId"),
    other: Object.fromEntries(
      HEAD.filter((name) => body[name] !== undefined).map((name) => [name, body[name]]),
    ),
  };
}
