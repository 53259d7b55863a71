import type { JsonFields } from "../../kernel/parse-fault.ts";
import type { Book, BookedInvoice, BookedPayment } from "../book/book.ts";
import { sideOf } from "../book/vat.ts";
import { failure, forbidden, invalid, missing, throwAny } from "../failure.ts";
import { centsOf, knownDecimal } from "../format/decimal.ts";
import { listAt, sureNumberAt, textAt } from "../format/json.ts";
import { historyLine, setStatus } from "../invoice/invoice-change.ts";
import { info, type Scene, type WriteResult } from "../scene.ts";

const PAYABLE = ["APPROVED", "RECEIVED", "VERIFIED", "UNFINISHED", "PARTLY_PAID"];

/** POST /payments: pays purchase invoices, all or none; takes effect when a person has confirmed it. */
export function payInvoices(scene: Scene, body: JsonFields): WriteResult {
  const sent = listAt(body, "payments");
  const start: Book = scene.book;
  const book = sent.reduce<Book>(
    (before, payment, index) => payOne({ ...scene, book: before }, payment, index),
    start,
  );
  const added = book.payments.slice(start.payments.length);
  const transactions = added.map(({ id, invoiceId }) => ({ paymentId: id, invoiceId }));
  return { book, answer: { invoicePayments: { transactions } } };
}

function payOne(scene: Scene, payment: JsonFields, index: number): Book {
  const invoice = payableInvoice(scene, payment);
  const path = `payments[${index}]`;
  const cents = centsOf(knownDecimal(sureNumberAt(payment, "amount")));
  if (textAt(payment, "paymentDate") <= scene.now.slice(0, 10)) {
    throwAny([invalid("The payment date must be later than today.", `${path}.paymentDate`)]);
  }
  if (cents === 0 || cents > invoice.openCents)
    throwAny([invalid("The amount is not allowed.", `${path}.amount`)]);
  const payer = textAt(payment, "payerBankAccount");
  const accounts = scene.company.bankAccounts.filter(({ active }) => active);
  const account = accounts.find((one) => (payer === "" ? one.defaultForPayment : one.iban === payer));
  if (account === undefined)
    throwAny([invalid("The payer account is not defined.", `${path}.payerBankAccount`)]);
  const booked: BookedPayment = {
    id: scene.book.nextId,
    invoiceId: invoice.id,
    amountCents: cents,
    currency: invoice.currency,
    paymentDate: textAt(payment, "paymentDate"),
    status: "PAYMENT_QUEUED",
    content: { payerBankAccount: account?.iban ?? "", payerBic: account?.bic ?? "", ...payment },
  };
  const history = [...invoice.history, historyLine(scene, "SENT_FOR_PAYMENT")];
  const paid = setStatus(scene, scene.book, invoice, { status: "PAYMENT_QUEUED", history });
  return { ...paid, payments: [...paid.payments, booked], nextId: booked.id + 1 };
}

function payableInvoice(scene: Scene, payment: JsonFields): BookedInvoice {
  const invoice = scene.book.invoices.find(({ id }) => id === payment["invoiceId"]);
  if (invoice === undefined) throw missing("Invoice");
  if (sideOf(invoice.type) === "SALES" || invoice.type.endsWith("_ORDER")) {
    throw forbidden(`Type ${invoice.type} cannot be paid.`);
  }
  if (!PAYABLE.includes(invoice.status)) throw forbidden(`Status ${invoice.status} does not allow payment.`);
  if (textAt(payment, "invoiceVersion") !== invoice.version) {
    throw failure(400, "The resource has been modified by another user. Get the latest version.");
  }
  return invoice;
}

/** PUT /payments/{id}/cancel: takes a payment out of the queue and frees its invoice. */
export function cancelPayment(scene: Scene): WriteResult {
  const payment = findPayment(scene);
  if (payment.status !== "PAYMENT_QUEUED") throw forbidden(`Status ${payment.status} cannot be cancelled.`);
  const invoice = scene.book.invoices.find(({ id }) => id === payment.invoiceId);
  if (invoice === undefined) throw missing("Invoice");
  const history = [...invoice.history, historyLine(scene, "CANCEL_PAYMENT_TRANSACTION")];
  const freed = setStatus(scene, scene.book, invoice, { status: invoice.statusBeforePayment, history });
  return { book: withStatus(freed, payment, "NOT_SENT"), answer: { info: info("Payment cancelled.") } };
}

/** DELETE /payments/{id}: removes a payment that is not queued or paid. */
export function deletePayment(scene: Scene): WriteResult {
  const payment = findPayment(scene);
  if (payment.status !== "NOT_SENT") throw forbidden(`Status ${payment.status} cannot be deleted.`);
  return { book: withStatus(scene.book, payment, "DELETED"), answer: { info: info("Payment deleted.") } };
}

function withStatus(book: Book, payment: BookedPayment, status: BookedPayment["status"]): Book {
  const payments = book.payments.map((one) => (one.id === payment.id ? { ...one, status } : one));
  return { ...book, payments };
}

/** The payment a path names, or 404. */
export function findPayment(scene: Scene): BookedPayment {
  const found = scene.book.payments.find(({ id }) => String(id) === scene.ids[0]);
  if (found === undefined) throw missing("Payment");
  return found;
}
