import type {
  ProcountorBookedReceipt,
  ProcountorBooks,
  ProcountorDefaultAccounts,
} from "@confirma-connect/simulators";
import {
  type ActualBooks,
  added,
  type Balances,
  invoiceSignature,
  paymentSignature,
  voucherSignature,
} from "../book/book-entry.ts";
import { keysIn, repeated } from "./repeated-keys.ts";

/** VAT that Procountor computes on a net amount in cents: thousandths of a percent, half a cent away from zero. */
const vatOn = (cents: number, percent: number): number =>
  Math.sign(cents) * Math.round((Math.abs(cents) * Math.round(percent * 1_000)) / 100_000);

/** Sums of a journal as the official books show them: its rows, and the VAT that is computed on them. */
const sumsOf = (receipt: ProcountorBookedReceipt, accounts: ProcountorDefaultAccounts): Balances =>
  receipt.transactions.reduce<Balances>((sums, { account, valueCents, vatPercent, vatType }) => {
    const sales = (vatType ?? receipt.vatType) === "SALES";
    const vatAccount = sales ? accounts.vatPayable : accounts.vatReceivable;
    return added(added(sums, account, valueCents), vatAccount, vatOn(valueCents, vatPercent));
  }, new Map());

const outside: readonly string[] = ["UNFINISHED", "INVALIDATED"];

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** Reads the simulator's books into what the demo compares; what is unfinished or invalidated is in no books. */
export function procountorBooks(books: ProcountorBooks, accounts: ProcountorDefaultAccounts): ActualBooks {
  const invoices = books.invoices.filter(({ status }) => !outside.includes(status));
  const journals = books.receipts.filter(
    ({ type, status }) => type === "JOURNAL" && !outside.includes(status),
  );
  const numberOf = (id: number): string =>
    invoices.find((invoice) => invoice.id === id)?.originalInvoiceNumber ?? "unknown";
  // A settled credit note is two events of compensation; the open sums tell whether they are right.
  const payments = books.paymentEvents.filter(({ type }) => type !== "COMPENSATIONINVOICE");
  return {
    balances: new Map(Object.entries(books.balances).filter(([, cents]) => cents !== 0)),
    open: new Map(invoices.map(({ originalInvoiceNumber, openCents }) => [originalInvoiceNumber, openCents])),
    signatures: [
      ...invoices.map((invoice) => invoiceSignature(invoice.originalInvoiceNumber, invoice.totalCents)),
      ...payments.map((each) =>
        paymentSignature(numberOf(each.invoiceId), each.paymentDate, each.settledCents),
      ),
      ...journals.map((journal) => voucherSignature(journal.receiptDate, sumsOf(journal, accounts))),
    ],
    repeatedKeys: repeated([
      ...books.receipts.flatMap(({ type, name }) => (type === "JOURNAL" ? keysIn(name) : [])),
      ...books.invoices.flatMap(({ content }) => keysIn(text(content["notes"]))),
      ...books.paymentEvents.flatMap(({ description }) => keysIn(description)),
    ]),
  };
}
