import { isDeepStrictEqual } from "node:util";
import type { JsonFields } from "../../kernel/parse-fault.ts";
import type { Book, BookedInvoice } from "../book/book.ts";
import { requireOpen } from "../book/period.ts";
import { failure, forbidden, invalid, throwAny } from "../failure.ts";
import { fieldsAt, numberAt, textAt } from "../format/json.ts";
import { finnishReference } from "../format/reference-code.ts";
import { blank } from "../message/check-message.ts";
import type { Scene, WriteResult } from "../scene.ts";
import { type InvoiceType, writableInvoiceTypes } from "../word/type-words.ts";
import { invoiceErrors, isSales } from "./check-invoice.ts";
import { withPenalCosts } from "./collection-cost.ts";
import { changeInvoice, findInvoice, historyLine, rebuildReceipt } from "./invoice-change.ts";
import { invoiceReceipt } from "./invoice-receipt.ts";
import { invoiceMoney } from "./invoice-sums.ts";
import { showInvoice } from "./show-invoice.ts";

/** POST /invoices. A repeated originalInvoiceNumber is not refused: the vendor documents no uniqueness. */
export function createInvoice(scene: Scene, body: JsonFields): WriteResult {
  throwAny(invoiceErrors(scene, body));
  const { book, content } = withPenalCosts(scene, body);
  const id = book.nextId;
  const number = book.nextNumber;
  const base: BookedInvoice = {
    ...written(scene, filled(content, number), id + 1),
    id,
    status: "UNFINISHED",
    statusBeforePayment: "UNFINISHED",
    invoiceNumber: number,
    ledgerReceiptId: 0,
    history: [historyLine(scene, "UNFINISHED")],
    creatorId: scene.user.id,
    created: scene.now,
    version: scene.now,
  };
  const receiptId = id + 1 + base.rows.length;
  const built = invoiceReceipt(scene, book, base, receiptId);
  const invoice = { ...base, ledgerReceiptId: receiptId };
  const after: Book = {
    ...book,
    invoices: [...book.invoices, invoice],
    receipts: [...book.receipts, built.receipt],
    nextId: built.nextId,
    nextNumber: number + 1,
  };
  return { book: after, answer: showInvoice({ ...scene, book: after }, invoice) };
}

/** PUT /invoices/{id}. Changing tax, discount, currency, accounting or rows rebuilds the receipt. */
export function updateInvoice(scene: Scene, body: JsonFields): WriteResult {
  const invoice = findInvoice(scene);
  requireEditable(invoice);
  requireVersion(body, invoice.version);
  throwAny(invoiceErrors(scene, body));
  if (textAt(body, "type") !== invoice.type) throwAny([invalid("The type cannot be changed.", "type")]);
  if ((numberAt(body, "partnerId") ?? invoice.partnerId) !== invoice.partnerId) {
    throwAny([invalid("The business partner cannot be changed.", "partnerId")]);
  }
  requireOpen(scene, invoice.date);
  const firstRowId = scene.book.nextId;
  const content = filled(body, invoice.invoiceNumber);
  const fresh = { ...written(scene, content, firstRowId), partnerId: invoice.partnerId };
  const paid = invoice.totalCents - invoice.openCents;
  const changed = { ...fresh, openCents: fresh.totalCents - paid };
  const book = { ...scene.book, nextId: firstRowId + fresh.rows.length };
  const saved = changeInvoice(scene, book, invoice, changed);
  const rebuilt = touchesAccounting(invoice.content, content)
    ? rebuildReceipt(scene, saved, { ...invoice, ...changed }, scene.readings.receiptRebuild === "newId")
    : saved;
  const after = rebuilt.invoices.find(({ id }) => id === invoice.id) ?? invoice;
  return { book: rebuilt, answer: showInvoice({ ...scene, book: rebuilt }, after) };
}

/** Refuses a version that is missing or not the present one. */
export function requireVersion(body: JsonFields, version: string): void {
  if (textAt(body, "version") === "") throwAny([blank("version")]);
  if (textAt(body, "version") !== version) {
    throw failure(400, "The resource has been modified by another user. Get the latest version.");
  }
}

function requireEditable(invoice: BookedInvoice): void {
  const sales = invoice.type === "SALES_INVOICE" || invoice.type === "SALES_ORDER";
  const editable = invoice.status === "UNFINISHED" || (!sales && invoice.status === "RECEIVED");
  if (!editable) throw forbidden(`An invoice with status ${invoice.status} cannot be updated.`);
}

/** Far below the safe integers, so that sums of many rows stay exact. */
const LARGEST_CENTS = 10 ** 13;

type Written = Omit<
  BookedInvoice,
  | "id"
  | "status"
  | "statusBeforePayment"
  | "invoiceNumber"
  | "ledgerReceiptId"
  | "history"
  | "creatorId"
  | "created"
  | "version"
>;

function written(scene: Scene, content: JsonFields, firstRowId: number): Written {
  const money = invoiceMoney(scene, content);
  const payment = fieldsAt(content, "paymentInfo");
  const totalCents = money.sums.netCents + money.sums.vatCents;
  const largest = Math.max(...money.rows.map(({ netCents }) => Math.abs(netCents)), Math.abs(totalCents));
  if (largest > LARGEST_CENTS) throwAny([invalid("The sum of the invoice is too large.", "invoiceRows")]);
  return {
    type: invoiceType(textAt(content, "type")),
    originalInvoiceNumber: textAt(content, "originalInvoiceNumber"),
    date: textAt(content, "date"),
    dueDate: textAt(payment, "dueDate"),
    partnerId: numberAt(content, "partnerId"),
    currency: textAt(payment, "currency"),
    totalCents,
    openCents: totalCents,
    sums: money.sums,
    accountingSums: money.accountingSums,
    rows: money.rows.map((row, index) => ({ ...row, id: firstRowId + index })),
    content: withoutVersion(content),
  };
}

function invoiceType(text: string): InvoiceType {
  return writableInvoiceTypes.find((type) => type === text) ?? "SALES_INVOICE";
}

function withoutVersion(content: JsonFields): JsonFields {
  const { version: _version, partnerId: _partner, ...rest } = content;
  return rest;
}

/** What Procountor fills in: addresses copied from the counterparty, a reference code when asked for. */
function filled(body: JsonFields, number: number): JsonFields {
  const counter = fieldsAt(fieldsAt(body, "counterParty"), "counterPartyAddress");
  const payment = fieldsAt(body, "paymentInfo");
  const generate = payment["bankReferenceCode"] === "";
  const copied = isSales(body) ? { billingAddress: counter, deliveryAddress: counter } : {};
  return {
    ...copied,
    ...body,
    ...(generate
      ? {
          paymentInfo: {
            ...payment,
            bankReferenceCode: finnishReference(`1${String(number).padStart(4, "0")}`),
          },
        }
      : {}),
  };
}

const ACCOUNTING = ["invoiceRows", "vatStatus", "discountPercent", "extraInfo", "vatCountry"];

function touchesAccounting(before: JsonFields, after: JsonFields): boolean {
  const money = (content: JsonFields) => {
    const payment = fieldsAt(content, "paymentInfo");
    return [...ACCOUNTING.map((name) => content[name]), payment["currency"], payment["currencyRate"]];
  };
  return !isDeepStrictEqual(money(before), money(after));
}
