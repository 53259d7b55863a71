import { addDays, civilDate } from "@confirma-connect/core";
import type {
  ProcountorBook,
  ProcountorBookedInvoice,
  ProcountorBookedPaymentEvent,
  ProcountorBookedReceipt,
  ProcountorBookedTransaction,
  ProcountorSimulator,
} from "@confirma-connect/simulators";
import type { DemoClient } from "../client/demo-client.ts";
import { companyIdOf } from "../scene/procountor-company.ts";
import { keysIn } from "../scene/repeated-keys.ts";
import type { DriftName } from "./drift-name.ts";
import {
  type AmendableBooks,
  type Changed,
  driftOfBooks,
  type PlantedDrift,
  replaceFirst,
  strangerKey,
} from "./planted-drift.ts";

type Change = (book: ProcountorBook) => Changed<ProcountorBook> | undefined;

const idsOf = (things: readonly { readonly id: number }[]): readonly string[] =>
  things.map(({ id }) => String(id));

const isPayout = ({ transactions }: ProcountorBookedReceipt): boolean =>
  transactions.some(({ description }) => description === "Payout");

const journal =
  (make: (journal: ProcountorBookedReceipt, freeId: number) => readonly ProcountorBookedReceipt[]): Change =>
  (book) => {
    const replaced = replaceFirst(book.receipts, isPayout, (each) => make(each, book.nextId));
    return replaced && { book: { ...book, receipts: replaced.items }, touched: idsOf(replaced.touched) };
  };

const isOurs = ({ type, description }: ProcountorBookedPaymentEvent): boolean =>
  type !== "COMPENSATIONINVOICE" && keysIn(description).length > 0;

const payment =
  (make: (event: ProcountorBookedPaymentEvent) => ProcountorBookedPaymentEvent): Change =>
  (book) => {
    const replaced = replaceFirst(book.paymentEvents, isOurs, (each) => [make(each)]);
    return replaced && { book: { ...book, paymentEvents: replaced.items }, touched: idsOf(replaced.touched) };
  };

const isSale = ({ totalCents, status }: ProcountorBookedInvoice): boolean =>
  totalCents > 0 && status !== "UNFINISHED";

const invoice =
  (make: (invoice: ProcountorBookedInvoice, freeId: number) => readonly ProcountorBookedInvoice[]): Change =>
  (book) => {
    const replaced = replaceFirst(book.invoices, isSale, (each) => make(each, book.nextId));
    return replaced && { book: { ...book, invoices: replaced.items }, touched: idsOf(replaced.touched) };
  };

/** Fields of a member of what the caller wrote. */
const memberOf = (
  content: ProcountorBookedInvoice["content"],
  name: string,
): Readonly<Record<string, unknown>> => {
  const member = content[name];
  return typeof member === "object" && member !== null ? { ...member } : {};
};

/** Rows of an invoice as the caller wrote them. */
function rowsOf({ invoiceRows }: ProcountorBookedInvoice["content"]): readonly object[] {
  return Array.isArray(invoiceRows) ? invoiceRows.filter((row) => typeof row === "object") : [];
}

const onPayoutRow =
  (change: (row: ProcountorBookedTransaction) => ProcountorBookedTransaction) =>
  (ours: ProcountorBookedReceipt): readonly ProcountorBookedReceipt[] => {
    const transactions = ours.transactions.map((row) => (row.description === "Payout" ? change(row) : row));
    return [{ ...ours, transactions }];
  };

const later = (date: string, days: number): string => addDays(civilDate(date), days);

const changes: readonly (readonly [DriftName, Change])[] = [
  ["a document was deleted", journal(() => [])],
  [
    "a document that nobody sent",
    journal((ours, id) => {
      const name = ours.name.replace(keysIn(ours.name)[0] ?? "", strangerKey);
      return [ours, { ...ours, id, name }];
    }),
  ],
  ["booked a second time under our key", journal((ours, id) => [ours, { ...ours, id }])],
  [
    "typed in by hand beside ours",
    invoice((ours, id) => {
      const originalInvoiceNumber = `9${ours.originalInvoiceNumber}`;
      const content = { ...ours.content, originalInvoiceNumber, notes: "" };
      return [ours, { ...ours, id, originalInvoiceNumber, content }];
    }),
  ],
  [
    "one cent more",
    payment((ours) => ({
      ...ours,
      amountCents: ours.amountCents + 1,
      settledCents: ours.settledCents + 1,
    })),
  ],
  ["dated a day later", journal((ours) => [{ ...ours, receiptDate: later(ours.receiptDate, 1) }])],
  ["dated past the end of the period", payment((ours) => ({ ...ours, paymentDate: "2026-03-03" }))],
  ["on another account", journal(onPayoutRow((row) => ({ ...row, account: "1911" })))],
  [
    "with another VAT code",
    invoice((ours) => {
      const invoiceRows = rowsOf(ours.content).map((row) => ({ ...row, vatStatus: 12 }));
      return [{ ...ours, content: { ...ours.content, invoiceRows } }];
    }),
  ],
  [
    "with another reference",
    invoice((ours) => {
      const paymentInfo = { ...memberOf(ours.content, "paymentInfo"), bankReferenceCode: "1234561" };
      return [{ ...ours, content: { ...ours.content, paymentInfo } }];
    }),
  ],
  ["taken out of the books", journal((ours) => [{ ...ours, status: "INVALIDATED" }])],
  ["in another currency", payment((ours) => ({ ...ours, paidCurrency: "SEK" }))],
];

/** Drift in the books of a client of the Procountor stand-in. */
export function procountorDrifts(
  simulator: ProcountorSimulator,
  client: DemoClient,
): readonly PlantedDrift[] {
  const books: AmendableBooks<ProcountorBook> = {
    amend: (change) => simulator.amend(companyIdOf(client), change),
  };
  return changes.map(([name, change]) => driftOfBooks(books, name, change));
}
