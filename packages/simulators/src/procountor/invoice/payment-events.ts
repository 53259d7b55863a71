import { requireOpen } from "../book/period.ts";
import { invalid, missing, throwAny } from "../failure.ts";
import { amountOf } from "../format/decimal.ts";
import { idList, resultPage } from "../route/result-page.ts";
import { info, type Scene, type WriteResult } from "../scene.ts";
import { findInvoice, historyLine, setStatus } from "./invoice-change.ts";
import { counterPartyName, showPaymentEvent } from "./show-invoice.ts";

/** GET /invoices/{id}/paymentevents. */
export function invoicePaymentEvents(scene: Scene): unknown {
  const invoice = findInvoice(scene);
  const events = scene.book.paymentEvents.filter(({ invoiceId }) => invoiceId === invoice.id);
  return resultPage(scene, events, {}, (event) => showPaymentEvent(scene, event));
}

/** GET /invoices/{id}/paymentevents/{id}. */
export function onePaymentEvent(scene: Scene): unknown {
  return showPaymentEvent(scene, findEvent(scene));
}

/** GET /payments/paymentevents?invoiceId=…: events of up to 200 invoices, typed as payment transactions. */
export function paymentEventsOfInvoices(scene: Scene): unknown {
  const wanted = idList(scene, "invoiceId");
  if (wanted.length === 0) throwAny([invalid("invoiceId is required.", "invoiceId")]);
  const events = scene.book.paymentEvents.filter(({ invoiceId }) => wanted.includes(invoiceId));
  return resultPage(scene, events, {}, (event) => ({
    id: event.id,
    invoiceId: event.invoiceId,
    paymentDate: event.paymentDate,
    amount: amountOf(event.amountCents),
    receiverName: receiver(scene, event.invoiceId),
    status: "MARKED_PAID",
    paidAmount: amountOf(event.settledCents),
    paidCurrency: event.paidCurrency,
  }));
}

/** DELETE /invoices/{id}/paymentevents/{id}: takes effect when a person has confirmed it. */
export function deletePaymentEvent(scene: Scene): WriteResult {
  const event = findEvent(scene);
  const invoice = findInvoice(scene);
  requireOpen(scene, event.paymentDate);
  const paymentEvents = scene.book.paymentEvents.filter(({ id }) => id !== event.id);
  const openCents = invoice.openCents + event.settledCents;
  const status = openCents === invoice.totalCents ? invoice.statusBeforePayment : ("PARTLY_PAID" as const);
  const history = [...invoice.history, historyLine(scene, "DELETED_PAID_ELSEWHERE_PAYMENT_TRANSACTION")];
  const marked = setStatus(scene, scene.book, invoice, { status, openCents, history });
  const receipts = marked.receipts.map((receipt) =>
    receipt.id === event.receiptId ? { ...receipt, status: "INVALIDATED" as const } : receipt,
  );
  return {
    book: { ...marked, paymentEvents, receipts },
    answer: { info: info("Payment event deleted.") },
  };
}

/** Name of an invoice's counterparty. */
export function receiver(scene: Scene, invoiceId: number): string {
  const invoice = scene.book.invoices.find(({ id }) => id === invoiceId);
  return invoice === undefined ? "" : counterPartyName(invoice);
}

function findEvent(scene: Scene): Scene["book"]["paymentEvents"][number] {
  const invoice = findInvoice(scene);
  const found = scene.book.paymentEvents.find(
    ({ id, invoiceId }) => String(id) === scene.ids[1] && invoiceId === invoice.id,
  );
  if (found === undefined) throw missing("Payment event");
  return found;
}
