import type { JsonFields } from "../../kernel/parse-fault.ts";
import type { BookedInvoice } from "../book/book.ts";
import { requireOpen } from "../book/period.ts";
import { receiptRemainder } from "../book/receipt-sum.ts";
import { failure, forbidden } from "../failure.ts";
import { textAt } from "../format/json.ts";
import { info, type Scene, type Write, type WriteResult } from "../scene.ts";
import type { StatusWord } from "../word/status-words.ts";
import type { InvoiceType } from "../word/type-words.ts";
import { changeInvoice, findInvoice, historyLine, setStatus } from "./invoice-change.ts";

type Action = "approve" | "verify" | "send" | "sendToCirculation" | "unfinished" | "invalidate" | "reject";

const BUYING: readonly InvoiceType[] = ["PURCHASE_INVOICE", "TRAVEL_INVOICE", "BILL_OF_CHARGES"];
const CIRCULATED: readonly Action[] = ["approve", "verify", "sendToCirculation"];

/** From which states each action works (spec section 4.1); sales first, then purchases, travel and expenses. */
const FROM: Readonly<Record<Action, readonly [readonly StatusWord[], readonly StatusWord[]]>> = {
  approve: [["UNFINISHED"], ["UNFINISHED", "RECEIVED", "VERIFIED"]],
  verify: [[], ["UNFINISHED", "RECEIVED"]],
  send: [["NOT_SENT", "SENT"], []],
  sendToCirculation: [[], ["UNFINISHED"]],
  unfinished: [
    ["NOT_SENT", "APPROVED", "SENT", "PAYMENT_DENIED"],
    ["RECEIVED", "VERIFIED", "APPROVED", "PAYMENT_DENIED"],
  ],
  invalidate: [
    ["UNFINISHED", "NOT_SENT", "APPROVED", "SENT", "PAYMENT_DENIED"],
    ["UNFINISHED", "RECEIVED", "VERIFIED", "APPROVED", "PAYMENT_DENIED"],
  ],
  reject: [
    ["UNFINISHED", "NOT_SENT", "APPROVED"],
    ["UNFINISHED", "RECEIVED", "VERIFIED", "APPROVED"],
  ],
};

const HISTORY: Readonly<Record<Action, string>> = {
  approve: "APPROVAL",
  verify: "VERIFICATION",
  send: "SEND",
  sendToCirculation: "SEND_TO_CIRCULATION",
  unfinished: "RESTORED_UNFINISHED",
  invalidate: "RETURNED_PREVIOUS",
  reject: "DENY_PAYMENT",
};

/** PUT /invoices/{id}/{action}: a step of the invoice's life. */
export function invoiceAction(action: Action): Write {
  return (scene: Scene, body: JsonFields): WriteResult => {
    const invoice = findInvoice(scene);
    requireStep(scene, invoice, action);
    const status = after(invoice, action);
    if (["unfinished", "invalidate", "reject"].includes(action)) requireOpen(scene, invoice.date);
    if (action === "approve") requireApprovable(scene, invoice);
    const line = historyLine(scene, HISTORY[action], textAt(body, "comment"));
    const change = { status, statusBeforePayment: status, history: [...invoice.history, line] };
    return {
      book: setStatus(scene, scene.book, invoice, change),
      answer: info(`Invoice ${invoice.id}: ${status}`),
    };
  };
}

/** PUT /invoices/{id}/notes: in any status. */
export function writeNotes(scene: Scene, body: JsonFields): WriteResult {
  const invoice = findInvoice(scene);
  const content = { ...invoice.content, notes: textAt(body, "notes") };
  return { book: changeInvoice(scene, scene.book, invoice, { content }), answer: info("Notes updated.") };
}

function requireStep(scene: Scene, invoice: BookedInvoice, action: Action): void {
  const buying = BUYING.includes(invoice.type);
  const [sales, purchases] = FROM[action];
  const from = buying ? purchases : sales;
  if (invoice.type.endsWith("_ORDER") || from.length === 0) {
    throw forbidden(`Type ${invoice.type} does not support ${action}.`);
  }
  if (!from.includes(invoice.status)) throw forbidden(`Status ${invoice.status} does not allow ${action}.`);
  const final = scene.readings.sentInvoice === "final" && invoice.status === "SENT" && action !== "send";
  if (final) throw forbidden("An invoice that has been sent can only be credited.");
  if (buying && CIRCULATED.includes(action) && !scene.company.circulation) {
    throw forbidden("Invoice circulation is not in use.");
  }
}

function requireApprovable(scene: Scene, invoice: BookedInvoice): void {
  requireOpen(scene, invoice.date);
  const receipt = scene.book.receipts.find(({ id }) => id === invoice.ledgerReceiptId);
  const { balanceCheck, balanceSum } = scene.readings;
  if (receipt === undefined || balanceCheck === "never") return;
  if (receiptRemainder(receipt.transactions, balanceSum) !== 0) {
    throw failure(400, "The ledger receipt does not add up to zero.");
  }
}

function after(invoice: BookedInvoice, action: Action): StatusWord {
  switch (action) {
    case "approve":
      if (BUYING.includes(invoice.type)) return "APPROVED";
      return invoice.content["invoiceChannel"] === "NO_SENDING" ? "APPROVED" : "NOT_SENT";
    case "verify":
      return "VERIFIED";
    case "send":
      return "SENT";
    case "sendToCirculation":
      return "RECEIVED";
    case "unfinished":
      return "UNFINISHED";
    case "invalidate":
      return "INVALIDATED";
    default:
      return "PAYMENT_DENIED";
  }
}
