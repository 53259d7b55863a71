import { retireVouchers } from "../book/add-voucher.ts";
import type { Book, BookedInvoice } from "../book/book.ts";
import { bookInvoice, replaceInvoice } from "../book/invoice-voucher.ts";
import { invalidData, NetvisorFailure } from "../failure.ts";
import { textOf, type XmlNode } from "../format/xml-node.ts";
import type { Scene, WriteResult } from "../scene.ts";
import { keyListParameter, keyParameter, wordParameter } from "./parameter.ts";
import { mandatoryChild } from "./write-voucher.ts";

const WORDS = [
  "open",
  "overdue",
  "reminded",
  "requested",
  "collected",
  "paid",
  "creditloss",
  "unsent",
] as const;

/** updatesalesinvoicestatus.nv: POST without a body; every state but unsent makes the invoice's voucher. */
export function updateStatus(scene: Scene): WriteResult {
  const key = keyParameter(scene, "netvisorkey");
  const keys = key === undefined ? keyListParameter(scene, "netvisorkeylist", 100) : [key];
  const status = wordParameter(scene, "status", WORDS);
  if (keys === undefined || status === undefined)
    throw invalidData("Parameters netvisorkey and status are mandatory");
  let book = scene.book;
  for (const current of keys) {
    try {
      book = setStatus(scene, book, current, status);
    } catch (error) {
      const stops =
        error instanceof NetvisorFailure &&
        scene.readings.statusList === "untilFailure" &&
        book !== scene.book;
      if (!stops) throw error;
      break;
    }
  }
  return { book };
}

function setStatus(scene: Scene, book: Book, key: number, status: (typeof WORDS)[number]): Book {
  const invoice = findInvoice(book, key);
  if (invoice.type !== "invoice") throw invalidData(`Netvisor identifier ${key} is not an invoice`);
  const modified = scene.now;
  switch (status) {
    case "unsent": {
      if (invoice.openCents !== invoice.totalCents) throw invalidData("Sales invoice has payments");
      const { voucherKey, ...rest } = invoice;
      const retired = retireVouchers(
        scene,
        book,
        voucherKey === undefined ? [] : [voucherKey],
        "invalidated",
      );
      return replaceInvoice(retired, { ...rest, status: "unsent", substatus: "open", modified });
    }
    case "paid":
    case "creditloss":
      return bookInvoice(scene, book, { ...invoice, status, openCents: 0, modified });
    default:
      return bookInvoice(scene, book, { ...invoice, status: "open", substatus: status, modified });
  }
}

/** The invoice of that key; refuses when there is none. */
export function findInvoice(book: Book, key: number): BookedInvoice {
  const invoice = book.salesInvoices.find((candidate) => candidate.netvisorKey === key);
  if (invoice === undefined) throw invalidData(`Sales invoice not found with Netvisor identifier: ${key}`);
  return invoice;
}

/** The invoice with a smaller open sum; paid when nothing is left. */
export function settle(invoice: BookedInvoice, cents: number, modified: string): BookedInvoice {
  const openCents = invoice.openCents - cents;
  return { ...invoice, openCents, status: openCents === 0 ? "paid" : invoice.status, modified };
}

/** matchcreditnote.nv: sets a sent credit note against a sent invoice. */
export function matchCreditNote(scene: Scene, root: XmlNode): WriteResult {
  const node = mandatoryChild(root, "matchcreditnote");
  const credit = findInvoice(scene.book, Number(textOf(node, "creditnotenetvisorkey")));
  const invoice = findInvoice(scene.book, Number(textOf(node, "invoicenetvisorkey")));
  for (const side of [credit, invoice]) {
    if (side.status !== "open" || side.voucherKey === undefined) {
      throw invalidData(`Sales invoice ${side.number} is not sent or has no voucher or is settled`);
    }
  }
  if (credit.openCents >= 0) throw invalidData(`Sales invoice ${credit.number} is not a credit note`);
  if (invoice.openCents <= 0) throw invalidData(`Sales invoice ${invoice.number} has nothing open`);
  if (credit.currency !== invoice.currency) throw invalidData("Currencies differ");
  const cents = Math.min(-credit.openCents, invoice.openCents);
  const match = { creditNoteKey: credit.netvisorKey, invoiceKey: invoice.netvisorKey, cents };
  const matched = (side: BookedInvoice, change: number): BookedInvoice => ({
    ...settle(side, change, scene.now),
    creditMatches: [...side.creditMatches, match],
  });
  return {
    book: replaceInvoice(replaceInvoice(scene.book, matched(credit, -cents)), matched(invoice, cents)),
  };
}

/** deletesalesinvoice.nv: GET; removes the invoice, its voucher too. */
export function deleteSalesInvoice(scene: Scene): WriteResult {
  const key = keyParameter(scene, "invoiceid") ?? keyParameter(scene, "orderid");
  if (key === undefined) throw invalidData("Parameter invoiceid or orderid is mandatory");
  const invoice = findInvoice(scene.book, key);
  const paid = scene.book.salesPayments.some(
    ({ invoiceKey, status }) => invoiceKey === key && status === "valid",
  );
  if (paid || invoice.creditMatches.length > 0) throw invalidData("Sales invoice has payments or matches");
  const keys = invoice.voucherKey === undefined ? [] : [invoice.voucherKey];
  const book = retireVouchers(scene, scene.book, keys, "deleted");
  return { book: { ...book, salesInvoices: book.salesInvoices.filter((known) => known !== invoice) } };
}
