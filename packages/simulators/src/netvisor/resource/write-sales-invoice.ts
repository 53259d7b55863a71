import { retireVouchers } from "../book/add-voucher.ts";
import type { Book, BookedCustomer, BookedInvoice, InvoiceStatus } from "../book/book.ts";
import { checkPeriod } from "../book/check-period.ts";
import { recordDimensions } from "../book/dimensions.ts";
import { bookInvoice, replaceInvoice } from "../book/invoice-voucher.ts";
import { invalidData, NetvisorFailure } from "../failure.ts";
import { isBankReference, withCheckDigit } from "../format/bank-reference.ts";
import type { XmlNode } from "../format/xml-node.ts";
import { textOf } from "../format/xml-node.ts";
import type { Scene, WriteResult } from "../scene.ts";
import { keyParameter, wordParameter } from "./parameter.ts";
import { parseInvoiceHead } from "./parse-invoice-head.ts";
import { mandatoryChild } from "./write-voucher.ts";

/** salesinvoice.nv: `method=add`, or `method=edit&id=` which replaces the whole invoice. */
export function writeSalesInvoice(scene: Scene, root: XmlNode): WriteResult {
  const node = mandatoryChild(root, "salesinvoice");
  const method = wordParameter(scene, "method", ["add", "edit"]);
  if (method === undefined) throw invalidData("Parameter method is mandatory");
  const old = method === "edit" ? editedInvoice(scene) : undefined;
  const key = old?.netvisorKey ?? scene.book.nextKey;
  const customer = findCustomer(scene, mandatoryChild(node, "invoicingcustomeridentifier"));
  const head = parseInvoiceHead(scene, node, customer);
  checkPeriod(scene.company, head.date, false);
  const status = invoiceStatus(node, head.type);
  const number =
    head.type === "invoicedraft" ? 0 : invoiceNumber(scene, textOf(node, "salesinvoicenumber"), old);
  const invoice: BookedInvoice = {
    ...head,
    netvisorKey: key,
    number,
    status,
    substatus: "open",
    referenceNumber: reference(scene, textOf(node, "salesinvoicereferencenumber"), number, key),
    openCents: head.totalCents,
    creditMatches: [],
    modified: scene.now,
  };
  const dimensions = [...invoice.lines, ...invoice.posting].flatMap((line) =>
    "dimensions" in line ? line.dimensions : [],
  );
  const stored = storeInvoice(scene, invoice, old);
  const book = recordDimensions(scene, stored, dimensions);
  const booked = status === "open" ? bookInvoice(scene, book, invoice) : book;
  return old === undefined ? { book: booked, insertedKey: key } : { book: booked };
}

function storeInvoice(scene: Scene, invoice: BookedInvoice, old: BookedInvoice | undefined): Book {
  if (old === undefined) {
    const salesInvoices = [...scene.book.salesInvoices, invoice];
    return { ...scene.book, salesInvoices, nextKey: invoice.netvisorKey + 1 };
  }
  const keys = old.voucherKey === undefined ? [] : [old.voucherKey];
  return replaceInvoice(retireVouchers(scene, scene.book, keys, "invalidated"), invoice);
}

function editedInvoice(scene: Scene): BookedInvoice {
  const key = keyParameter(scene, "id");
  const invoice = scene.book.salesInvoices.find((candidate) => candidate.netvisorKey === key);
  if (invoice === undefined)
    throw invalidData(`Sales invoice not found with Netvisor identifier: ${key ?? ""}`);
  if (invoice.openCents !== invoice.totalCents)
    throw invalidData("Sales invoice has payments and cannot be edited");
  return invoice;
}

function findCustomer(scene: Scene, identifier: XmlNode): BookedCustomer {
  const type = identifier.attributes["type"];
  const customer = scene.book.customers.find((candidate) => {
    if (type === "netvisor") return String(candidate.netvisorKey) === identifier.text;
    if (type === "customer") return candidate.code === identifier.text;
    return candidate.details["customerbaseinformation/organizationunitnumber"] === identifier.text;
  });
  if (customer === undefined) throw invalidData(`Customer not found with identifier: ${identifier.text}`);
  return customer;
}

function invoiceStatus(node: XmlNode, type: BookedInvoice["type"]): InvoiceStatus {
  const text = textOf(node, "salesinvoicestatus");
  if (type === "invoicedraft" && text === undefined) return "draft";
  if (type === "invoice" && (text === "open" || text === "unsent")) return text;
  if (type === "order" && (text === "delivered" || text === "undelivered")) return text;
  throw invalidData(`Data form incorrect:. Status '${text ?? ""}' is not allowed for ${type}`);
}

function invoiceNumber(scene: Scene, given: string | undefined, old: BookedInvoice | undefined): number {
  const others = scene.book.salesInvoices.filter((invoice) => invoice.netvisorKey !== old?.netvisorKey);
  const free = Math.max(0, ...others.map((invoice) => invoice.number)) + 1;
  if (given === undefined) return old?.number === undefined || old.number === 0 ? free : old.number;
  const number = Number(given);
  if (!others.some((invoice) => invoice.number === number)) return number;
  switch (scene.readings.duplicateInvoiceNumber) {
    case "nextFree":
      return free;
    case "store":
      return number;
    default:
      throw new NetvisorFailure("DUPLICATE_DATA", `Sales invoice number ${number} already exists`);
  }
}

function reference(scene: Scene, given: string | undefined, number: number, key: number): string {
  if (given === undefined) return withCheckDigit(String(number === 0 ? key + 1000 : number + 1000));
  if (scene.readings.invalidReference === "refuse" && !isBankReference(given)) {
    throw invalidData("Reference number is not valid");
  }
  return given;
}
