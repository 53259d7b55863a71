import type { CashInBook, CashInInvoice } from "../book/cash-in-book.ts";
import { reduceInvoice, withInvoice } from "../book/post-allocation.ts";
import { forbidden, malformed, missing } from "../failure.ts";
import { amountField, currencyField, dateField, listField, readFields, textField } from "../read-fields.ts";
import type { CashInReply, CashInScene } from "../scene.ts";

type Operation = (scene: CashInScene) => CashInReply;
type Origin = Pick<CashInInvoice, "origin" | "batchId">;

const MEMBERS = ["InvoiceNumber", "Amount", "Currency", "DueDate", "DebtorId", "SellerId"];

/** The invoice of a number; throws 404. */
export function invoiceOf(book: CashInBook, invoiceNumber: string | undefined): CashInInvoice {
  const found = book.invoices.find((known) => known.invoiceNumber === invoiceNumber);
  if (found === undefined) throw missing("invoice");
  return found;
}

/** The book with one more invoice, as the body gives it. */
export function addInvoice(scene: CashInScene, book: CashInBook, value: unknown, origin: Origin): CashInBook {
  const fields = readFields(value, MEMBERS);
  const invoiceNumber = textField(fields, "InvoiceNumber");
  const amount = amountField(fields, "Amount");
  const duplicate = book.invoices.some((known) => known.invoiceNumber === invoiceNumber);
  if (duplicate && scene.readings.duplicateInvoice === "refuse") throw forbidden("duplicate invoice");
  const invoice: CashInInvoice = {
    invoiceNumber,
    amount,
    open: amount,
    currency: currencyField(fields),
    dueDate: dateField(fields, "DueDate"),
    debtorId: textField(fields, "DebtorId"),
    status: "OPEN",
    ...(fields["SellerId"] === undefined ? {} : { sellerId: textField(fields, "SellerId") }),
    ...(origin.origin === "collection" ? { caseId: `VELKA-${book.nextNumber}` } : {}),
    ...origin,
  };
  return { ...book, invoices: [...book.invoices, invoice], nextNumber: book.nextNumber + 1 };
}

/** Lowers what is open by a payment that the creditor received; 402 in a terminal state or above the open sum. */
export function payDirectly(book: CashInBook, invoice: CashInInvoice, body: unknown): CashInBook {
  const fields = readFields(body, ["InvoiceNumber", "Amount", "PaymentDate"]);
  const amount = amountField(fields, "Amount");
  const paymentDate = dateField(fields, "PaymentDate");
  if (invoice.status !== "OPEN") throw forbidden("terminal state");
  if (amount > invoice.open) throw forbidden("above the open sum");
  const payment = { invoiceNumber: invoice.invoiceNumber, amount, paymentDate };
  const changed = withInvoice(book, reduceInvoice(invoice, amount));
  return { ...changed, directPayments: [...book.directPayments, payment] };
}

/** An invoice as this stand-in shows it. */
export const invoiceRow = (invoice: CashInInvoice): Readonly<Record<string, unknown>> => ({
  InvoiceNumber: invoice.invoiceNumber,
  Amount: invoice.amount / 100,
  OpenAmount: invoice.open / 100,
  Currency: invoice.currency,
  DueDate: invoice.dueDate,
  Status: invoice.status,
  CaseId: invoice.caseId ?? null,
});

const created = (book: CashInBook): CashInReply => {
  const last = book.invoices.at(-1);
  return { book, data: last === undefined ? null : invoiceRow(last) };
};

/** Payments of an invoice: those of the agency and those that the creditor received. */
export const paymentsOf: Operation = ({ book, parameters }) => {
  const { invoiceNumber } = invoiceOf(book, parameters["invoiceNumber"]);
  const direct = book.directPayments.filter((row) => row.invoiceNumber === invoiceNumber);
  const allocated = book.allocations.filter((row) => row.invoiceNumber === invoiceNumber);
  return {
    data: [
      ...direct.map((row) => ({ PaymentDate: row.paymentDate, Amount: row.amount / 100, Direct: true })),
      ...allocated.map((row) => ({ PaymentDate: row.paymentDate, Amount: row.payment / 100, Direct: false })),
    ],
  };
};

/** How an invoice was delivered: by e-mail, at once. */
export const deliveryOf: Operation = ({ book, parameters }) => {
  const { invoiceNumber } = invoiceOf(book, parameters["invoiceNumber"]);
  return { data: { InvoiceNumber: invoiceNumber, Status: "DELIVERED", Method: "EMAIL" } };
};

/** Books a direct payment on the invoice that the path names. */
export const payInvoice: Operation = ({ book, parameters, body }) => {
  const invoice = invoiceOf(book, parameters["invoiceNumber"]);
  const changed = payDirectly(book, invoice, body);
  return { book: changed, data: invoiceRow(invoiceOf(changed, invoice.invoiceNumber)) };
};

/** Endpoints of the invoice service. */
export const invoiceOperations: Readonly<Record<string, Operation>> = {
  createInvoice: (scene) => created(addInvoice(scene, scene.book, scene.body, { origin: "invoiceService" })),
  createInvoiceWithSeller: (scene) => {
    const book = addInvoice(scene, scene.book, scene.body, { origin: "invoiceService" });
    if (book.invoices.at(-1)?.sellerId === undefined) throw malformed("SellerId");
    return created(book);
  },
  submitInvoiceBatch: (scene) => {
    const rows = listField(readFields(scene.body, ["Invoices"]), "Invoices");
    const batchId = `B${scene.book.nextNumber}`;
    const origin: Origin = { origin: "invoiceService", batchId };
    const book = rows.reduce<CashInBook>((made, row) => addInvoice(scene, made, row, origin), scene.book);
    return { book, data: { BatchId: batchId, Count: rows.length } };
  },
  invoiceBatches: ({ book }) => {
    const ids = [
      ...new Set(book.invoices.flatMap(({ batchId }) => (batchId === undefined ? [] : [batchId]))),
    ];
    const count = (id: string): number => book.invoices.filter(({ batchId }) => batchId === id).length;
    return { data: ids.map((id) => ({ BatchId: id, Count: count(id) })) };
  },
  salesInvoices: ({ book }) => ({ data: book.invoices.map(invoiceRow) }),
  invoiceDelivery: deliveryOf,
  invoiceStatus: ({ book, parameters }) => ({
    data: invoiceRow(invoiceOf(book, parameters["invoiceNumber"])),
  }),
  deliveryStatistics: ({ book }) => ({ data: { Delivered: book.invoices.length, Failed: 0 } }),
  receivedPayments: paymentsOf,
  electronicInvoicingContracts: () => ({ data: [] }),
  updateInvoice: ({ book, parameters, body }) => {
    const invoice = invoiceOf(book, parameters["invoiceNumber"]);
    const dueDate = dateField(readFields(body, ["DueDate"]), "DueDate");
    if (invoice.status !== "OPEN") throw forbidden("terminal state");
    return { book: withInvoice(book, { ...invoice, dueDate }), data: invoiceRow({ ...invoice, dueDate }) };
  },
  updateFinvoiceAccount: ({ book, body }) => {
    const finvoiceAccount = textField(readFields(body, ["Account"]), "Account");
    return { book: { ...book, finvoiceAccount }, data: { Account: finvoiceAccount } };
  },
  submitInvoicePayment: payInvoice,
};
