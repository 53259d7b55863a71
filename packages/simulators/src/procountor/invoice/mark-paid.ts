import type { JsonFields } from "../../kernel/parse-fault.ts";
import type { Book, BookedInvoice, BookedPaymentEvent, BookedReceipt, WaitingPenalty } from "../book/book.ts";
import { requireOpen } from "../book/period.ts";
import { reconciliationRow } from "../book/receipt-sum.ts";
import { sideOf } from "../book/vat.ts";
import { forbidden, invalid, throwAny } from "../failure.ts";
import { centsDecimal, centsOf, knownDecimal } from "../format/decimal.ts";
import { fieldsAt, sureNumberAt, textAt } from "../format/json.ts";
import type { Scene, WriteResult } from "../scene.ts";
import { penalInterest, penalProduct } from "./collection-cost.ts";
import { findInvoice, historyLine, setStatus } from "./invoice-change.ts";
import { showPaymentEvent } from "./show-invoice.ts";

/** Likely pairs of `paymentMethodType` and `PaymentEvent.type`; the others have the same word. */
const PAIRS: Readonly<Record<string, string>> = {
  CHARGE_CARD: "CHARGECARD",
  CREDIT_LOSS: "CREDITLOSS",
  CREDIT_NOTE: "COMPENSATIONINVOICE",
  SET_OFF: "SETOFF",
  EXTERNAL_BANK_TRANSFER: "BANKTRANSFERELSEWHERE",
  BANK_STATEMENT: "BANKSTATEMENT",
};

const UNPAYABLE = ["UNFINISHED", "INVALIDATED", "MARKED_PAID", "PAID", "PAYMENT_DENIED", "DELETED"];

/** PUT /invoices/{id}/paymentevents/markpaid: one payment event on one invoice. */
export function markPaid(scene: Scene, body: JsonFields): WriteResult {
  const invoice = findInvoice(scene);
  checkPayment(scene, invoice, body);
  const settledCents = centsOf(knownDecimal(sureNumberAt(body, "amount")));
  const book = scene.book;
  const posts = scene.readings.markPaidPosting === "posts";
  const event: BookedPaymentEvent = {
    id: book.nextId,
    invoiceId: invoice.id,
    type: eventType(scene, invoice, textAt(body, "paymentMethodType")),
    paymentDate: textAt(body, "paymentDate"),
    settledCents,
    paidCurrency: invoice.currency,
    amountCents: accountingCents(invoice, settledCents),
    description: sideOf(invoice.type) === "SALES" ? textAt(body, "description") : "",
    receiptId: posts ? book.nextId + 1 : undefined,
  };
  const openCents = invoice.openCents - settledCents;
  const status = openCents === 0 ? ("MARKED_PAID" as const) : ("PARTLY_PAID" as const);
  const history = [...invoice.history, historyLine(scene, "MARKED_PAID", textAt(body, "paymentMethodType"))];
  const marked = setStatus(scene, book, invoice, { status, openCents, history });
  const receipts = posts ? [...marked.receipts, paymentReceipt(scene, invoice, event)] : marked.receipts;
  const after: Book = {
    ...marked,
    receipts,
    paymentEvents: [...marked.paymentEvents, event],
    waitingPenalties: [...marked.waitingPenalties, ...penalty(scene, invoice, event)],
    nextId: book.nextId + (posts ? 4 : 1),
    nextNumber: book.nextNumber + (posts ? 1 : 0),
  };
  return { book: after, answer: showPaymentEvent(scene, event) };
}

function checkPayment(scene: Scene, invoice: BookedInvoice, body: JsonFields): void {
  if (invoice.type.endsWith("_ORDER")) throw forbidden(`Type ${invoice.type} does not support payments.`);
  if (UNPAYABLE.includes(invoice.status)) {
    throw forbidden(`An invoice with status ${invoice.status} cannot be marked as paid.`);
  }
  if (textAt(body, "currency") !== invoice.currency) {
    throwAny([invalid("The currency must be the same as in the invoice.", "currency")]);
  }
  if (scene.query.get("addPenalExpense") === "true" && invoice.type !== "SALES_INVOICE") {
    throwAny([invalid("addPenalExpense is supported for SALES_INVOICE only.")]);
  }
  requireOpen(scene, textAt(body, "paymentDate"));
  checkAmount(scene, invoice, centsOf(knownDecimal(sureNumberAt(body, "amount"))));
}

function checkAmount(scene: Scene, invoice: BookedInvoice, cents: number): void {
  const { negativePayment, overpayment } = scene.readings;
  const credit = invoice.totalCents < 0;
  const usualSign = credit ? cents < 0 && negativePayment === "onCreditNotes" : cents > 0;
  if (cents === 0 || !(usualSign || negativePayment === "accept")) {
    throwAny([invalid("The amount is not allowed.", "amount")]);
  }
  const left = invoice.openCents - cents;
  const beyond = credit ? left > 0 : left < 0;
  if (beyond && overpayment === "refuse") {
    throwAny([invalid("The amount is larger than the open amount of the invoice.", "amount")]);
  }
}

function eventType(scene: Scene, invoice: BookedInvoice, method: string): string {
  const paired = scene.readings.paymentEventType === "paired" && sideOf(invoice.type) === "SALES";
  return paired && method !== "" ? (PAIRS[method] ?? method) : "ELSEWHERE";
}

function accountingCents(invoice: BookedInvoice, cents: number): number {
  const rate = sureNumberAt(fieldsAt(invoice.content, "paymentInfo"), "currencyRate");
  return centsOf(centsDecimal(cents), undefined, knownDecimal(rate));
}

function penalty(scene: Scene, invoice: BookedInvoice, event: BookedPaymentEvent): readonly WaitingPenalty[] {
  if (scene.query.get("addPenalExpense") !== "true" || penalProduct(scene) === undefined) return [];
  const cents = penalInterest(invoice, event.amountCents, event.paymentDate);
  return invoice.partnerId === undefined || cents <= 0 ? [] : [{ partnerId: invoice.partnerId, cents }];
}

function paymentReceipt(scene: Scene, invoice: BookedInvoice, event: BookedPaymentEvent): BookedReceipt {
  const { bank, receivables, payables } = scene.company.defaultAccounts;
  const sales = sideOf(invoice.type) === "SALES";
  const debit = sales ? event.amountCents : -event.amountCents;
  const row = (account: string, cents: number) => ({ ...reconciliationRow(scene.company, -cents), account });
  const id = event.id + 1;
  return {
    id,
    type: "REFERENCE_PAYMENT",
    status: "APPROVED",
    name: `Payment ${invoice.invoiceNumber}`,
    receiptDate: event.paymentDate,
    vatType: sideOf(invoice.type),
    vatStatus: 12,
    invoiceId: invoice.id,
    receiptNumber: scene.book.nextNumber,
    invoiceNumber: invoice.invoiceNumber,
    partnerId: invoice.partnerId,
    transactions: [
      { ...row(bank, debit), transactionType: "REVERSING_ENTRY", id: id + 1 },
      { ...row(sales ? receivables : payables, -debit), transactionType: "ENTRY", id: id + 2 },
    ],
    other: {},
    created: scene.now,
    version: scene.now,
  };
}
