import { jsonFields } from "../../kernel/parse-fault.ts";
import type { CashInAllocation, CashInBook, CashInRecord } from "../book/cash-in-book.ts";
import { withInvoice } from "../book/post-allocation.ts";
import { forbidden, malformed, missing } from "../failure.ts";
import { listField, readFields, textField } from "../read-fields.ts";
import type { CashInReply, CashInScene } from "../scene.ts";
import { allocatedPayments } from "./allocated-payments.ts";
import {
  addInvoice,
  deliveryOf,
  invoiceOf,
  invoiceOperations,
  invoiceRow,
  payDirectly,
  payInvoice,
  paymentsOf,
} from "./invoice-operations.ts";

type Operation = (scene: CashInScene) => CashInReply;

const sum = (rows: readonly CashInAllocation[]): number =>
  rows.reduce((total, { payment }) => total + payment, 0) / 100;

const settlementRow = (day: string, rows: readonly CashInAllocation[]) => ({
  SettlementNumber: day,
  Amount: sum(rows),
  Allocations: rows.map(({ allocationId }) => allocationId),
});

/** A settlement holds all allocations with its date; that its number is the date is this stand-in's own. */
const settled = (book: CashInBook): readonly string[] =>
  [...new Set(book.allocations.flatMap((row) => row.settlementDate ?? []))].sort();

const receivables = (book: CashInBook) => book.invoices.filter(({ origin }) => origin === "collection");

/** Collection: cases, receivables, settlements, credit losses. */
const collection: Readonly<Record<string, Operation>> = {
  createCollectionCases: (scene) => {
    const rows = listField(readFields(scene.body, ["Receivables"]), "Receivables");
    const batchId = `B${scene.book.nextNumber}`;
    const origin = { origin: "collection", batchId } as const;
    const book = rows.reduce<CashInBook>((made, row) => addInvoice(scene, made, row, origin), scene.book);
    const cases = receivables(book).filter((row) => row.batchId === batchId);
    return { book, data: { BatchId: batchId, CaseIds: cases.map(({ caseId }) => caseId) } };
  },
  updateCollectionReceivables: ({ book, body }) => {
    const rows = listField(readFields(body, ["Payments"]), "Payments");
    const changed = rows.reduce<CashInBook>((made, row) => {
      const number = textField(readFields(row, ["InvoiceNumber", "Amount", "PaymentDate"]), "InvoiceNumber");
      return payDirectly(made, invoiceOf(made, number), row);
    }, book);
    return { book: changed, data: { Count: rows.length } };
  },
  collectionReceivablesStatus: ({ book }) => ({ data: receivables(book).map(invoiceRow) }),
  caseBatchStatus: ({ book, parameters }) => {
    const rows = receivables(book).filter(({ batchId }) => batchId === parameters["batchId"]);
    if (rows.length === 0) throw missing("batch");
    return { data: { BatchId: parameters["batchId"], Count: rows.length, Status: "ACCEPTED" } };
  },
  collectionCase: ({ book, parameters }) => {
    const found = book.invoices.find(({ caseId }) => caseId !== undefined && caseId === parameters["caseId"]);
    if (found === undefined) throw missing("case");
    return { data: invoiceRow(found) };
  },
  debtorSummary: ({ book, parameters }) => {
    const rows = receivables(book).filter(({ debtorId }) => debtorId === parameters["debtorId"]);
    if (rows.length === 0) throw missing("debtor");
    return {
      data: { Cases: rows.length, OpenAmount: rows.reduce((total, { open }) => total + open, 0) / 100 },
    };
  },
  settlements: ({ book }) => ({
    data: settled(book).map((day) =>
      settlementRow(
        day,
        book.allocations.filter(({ settlementDate }) => settlementDate === day),
      ),
    ),
  }),
  settlement: ({ book, parameters }) => {
    const day = parameters["settlementNumber"] ?? "";
    const rows = book.allocations.filter(({ settlementDate }) => settlementDate === day);
    if (rows.length === 0) throw missing("settlement");
    return { data: settlementRow(day, rows) };
  },
  directSettlements: () => ({ data: [] }),
  directSettlement: () => {
    throw missing("settlement");
  },
  creditLossReceivables: ({ book }) => ({
    data: receivables(book)
      .filter(({ status }) => status === "CREDIT_LOSS")
      .map(invoiceRow),
  }),
};

/** Invoices that another system sent. */
const external: Readonly<Record<string, Operation>> = {
  externalInvoiceDelivery: deliveryOf,
  externalInvoicePayments: paymentsOf,
  createDirectPayment: payInvoice,
  submitExternalInvoiceAction: ({ book, parameters, body }) => {
    const invoice = invoiceOf(book, parameters["invoiceNumber"]);
    const action = textField(readFields(body, ["Action"]), "Action");
    if (!["WITHDRAW", "COMMENT", "PAUSE"].includes(action)) throw malformed("Action");
    if (invoice.status !== "OPEN") throw forbidden("terminal state");
    const changed = action === "WITHDRAW" ? withInvoice(book, { ...invoice, status: "WITHDRAWN" }) : book;
    const actions = [...book.actions, { invoiceNumber: invoice.invoiceNumber, action }];
    return { book: { ...changed, actions }, data: { Accepted: true } };
  },
  agreementStatus: ({ desk }) => ({ data: { CustomerCode: desk.account.customerCode, Status: "ACTIVE" } }),
};

function register(part: "products" | "customers"): readonly [Operation, Operation, Operation, Operation] {
  const fields = (body: unknown): CashInRecord["content"] => {
    const content = jsonFields(body);
    if (content === undefined || content["Name"] === undefined) throw malformed("Name");
    return content;
  };
  const known = (book: CashInBook, id: string | undefined): CashInRecord => {
    const found = book[part].find((row) => row.id === id);
    if (found === undefined) throw missing(part);
    return found;
  };
  const list: Operation = ({ book }) => ({
    data: book[part].map(({ id, content }) => ({ ...content, Id: id })),
  });
  const submit: Operation = ({ book, body }) => {
    const row = { id: String(book.nextNumber), content: fields(body) };
    return {
      book: { ...book, [part]: [...book[part], row], nextNumber: book.nextNumber + 1 },
      data: { Id: row.id },
    };
  };
  const update: Operation = ({ book, parameters, body }) => {
    const row = { ...known(book, parameters["id"]), content: fields(body) };
    return {
      book: { ...book, [part]: book[part].map((each) => (each.id === row.id ? row : each)) },
      data: { Id: row.id },
    };
  };
  const remove: Operation = ({ book, parameters }) => {
    const { id } = known(book, parameters["id"]);
    return { book: { ...book, [part]: book[part].filter((row) => row.id !== id) }, data: { Id: id } };
  };
  return [list, submit, update, remove];
}

const [products, submitProduct, updateProduct, deleteProduct] = register("products");
const [customers, submitCustomer, updateCustomer, deleteCustomer] = register("customers");

/** Every endpoint that a creditor key opens, but for those about the key itself. */
export const creditorOperations: Readonly<Record<string, Operation>> = {
  allocatedPayments,
  ...collection,
  ...external,
  ...invoiceOperations,
  products,
  submitProduct,
  updateProduct,
  deleteProduct,
  customers,
  submitCustomer,
  updateCustomer,
  deleteCustomer,
};
