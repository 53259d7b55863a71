import type { BookedInvoice } from "../book/book.ts";
import { failure } from "../failure.ts";
import { batchRead, idList, resultPage, wholeNumber, within, wordIn, wordsIn } from "../route/result-page.ts";
import type { Scene } from "../scene.ts";
import { statusWords } from "../word/status-words.ts";
import { channelWords, invoiceTypeWords } from "../word/type-words.ts";
import { findInvoice } from "./invoice-change.ts";
import { counterPartyName, showInvoice, showInvoiceBasics } from "./show-invoice.ts";

const LARGEST_BATCH = 200;

/** GET /invoices with every documented filter. */
export function searchInvoices(scene: Scene): unknown {
  const found = scene.book.invoices
    .filter((invoice) => !scene.isHidden(invoice.id))
    .filter((invoice) => fitsTimes(scene, invoice))
    .filter((invoice) => fitsWords(scene, invoice))
    .filter((invoice) => fitsNumbers(scene, invoice));
  const keys = {
    orderByDate: ({ date }: BookedInvoice) => date,
    orderByCreated: ({ created }: BookedInvoice) => created,
    orderByVersion: ({ version }: BookedInvoice) => version,
  };
  return resultPage(scene, found, keys, (invoice) => showInvoiceBasics(scene, invoice));
}

/** GET /invoices/{ids}: one or up to 200. */
export function readInvoices(scene: Scene): unknown {
  return batchRead(scene, scene.book.invoices, "Invoice", (invoice) => showInvoice(scene, invoice));
}

/** GET /invoices/{id}/transactions: the history of one invoice. */
export function invoiceHistory(scene: Scene): unknown {
  return { transactions: findInvoice(scene).history };
}

/** GET /invoices/transactions?invoiceIds=1&invoiceIds=2: the history of up to 200. */
export function invoiceHistories(scene: Scene): unknown {
  const wanted = scene.query.getAll("invoiceIds");
  if (wanted.length === 0 || wanted.length > LARGEST_BATCH) throw failure(403, "From 1 to 200 invoiceIds.");
  const found = scene.book.invoices.filter(({ id }) => wanted.includes(String(id)));
  if (found.length === 0) throw failure(404, "Invoice not found.");
  return { results: found.map(({ id, history }) => ({ invoiceId: id, transactions: history })) };
}

function fitsTimes(scene: Scene, invoice: BookedInvoice): boolean {
  return (
    within(scene, ["startDate", "endDate"], invoice.date) &&
    within(scene, ["createdStartDate", "createdEndDate"], invoice.created) &&
    within(scene, ["versionStartDate", "versionEndDate"], invoice.version) &&
    within(scene, ["dueStartDate", "dueEndDate"], invoice.dueDate)
  );
}

function fitsWords(scene: Scene, invoice: BookedInvoice): boolean {
  const oneOf = (name: string, known: readonly string[], value: unknown): boolean => {
    const wanted = wordsIn(scene, name, known);
    return wanted.length === 0 || wanted.some((one) => one === value);
  };
  const offer = wordIn(scene, "isOffer", ["true", "false"]);
  const number = scene.query.get("originalInvoiceNumber") ?? "";
  return (
    oneOf("status", statusWords, invoice.status) &&
    oneOf("types", invoiceTypeWords, invoice.type) &&
    oneOf("invoiceChannel", channelWords, invoice.content["invoiceChannel"]) &&
    (offer === undefined ||
      invoice.type !== "SALES_ORDER" ||
      (invoice.content["isOffer"] === true) === (offer === "true")) &&
    (number === "" || number === invoice.originalInvoiceNumber) &&
    fitsTerm(scene.query.get("searchTerm") ?? "", invoice)
  );
}

function fitsTerm(term: string, invoice: BookedInvoice): boolean {
  const text = [
    counterPartyName(invoice),
    String(invoice.invoiceNumber),
    String(invoice.content["additionalInformation"] ?? ""),
  ];
  return text.some((one) => one.toLowerCase().includes(term.toLowerCase()));
}

function fitsNumbers(scene: Scene, invoice: BookedInvoice): boolean {
  const same = (name: string, value: unknown): boolean => {
    const wanted = wholeNumber(scene, name);
    return wanted === undefined || wanted === value;
  };
  const products = idList(scene, "productId");
  return (
    same("businessPartnerId", invoice.partnerId) &&
    same("factoringContractId", invoice.content["factoringContractId"]) &&
    same("invoiceNumber", invoice.invoiceNumber) &&
    (products.length === 0 ||
      invoice.rows.some(({ productId }) => productId !== undefined && products.includes(productId)))
  );
}
