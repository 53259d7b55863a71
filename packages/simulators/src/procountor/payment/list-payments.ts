import type { JsonFields } from "../../kernel/parse-fault.ts";
import { amountOf } from "../format/decimal.ts";
import { fieldsAt, textAt } from "../format/json.ts";
import { receiver } from "../invoice/payment-events.ts";
import { idList, resultPage, within } from "../route/result-page.ts";
import type { Scene } from "../scene.ts";
import { findPayment } from "./pay-invoices.ts";

/** GET /payments: outgoing payments and payments marked on invoices. */
export function searchPayments(scene: Scene): unknown {
  const wanted = idList(scene, "invoiceId");
  const outgoing = scene.book.payments.map((payment) => ({
    id: payment.id,
    invoiceId: payment.invoiceId,
    paymentDate: payment.paymentDate,
    amount: amountOf(payment.amountCents),
    receiverName: textAt(fieldsAt(payment.content, "recipientNameAndAddress"), "name"),
    status: payment.status,
    paidAmount: amountOf(payment.amountCents),
    paidCurrency: payment.currency,
  }));
  const marked = scene.book.paymentEvents.map((event) => ({
    id: event.id,
    invoiceId: event.invoiceId,
    paymentDate: event.paymentDate,
    amount: amountOf(event.amountCents),
    receiverName: receiver(scene, event.invoiceId),
    status: "MARKED_PAID",
    paidAmount: amountOf(event.settledCents),
    paidCurrency: event.paidCurrency,
  }));
  const found = [...outgoing, ...marked].filter(
    ({ invoiceId, paymentDate }) =>
      (wanted.length === 0 || wanted.includes(invoiceId)) &&
      within(scene, ["startDate", "endDate"], paymentDate),
  );
  return resultPage(scene, found, {}, (row) => row);
}

/** GET /payments/{id}. */
export function readPayment(scene: Scene): JsonFields {
  const { id, invoiceId, paymentDate, amountCents, currency, status, content } = findPayment(scene);
  return {
    id,
    invoiceId,
    paymentDate,
    amount: amountOf(amountCents),
    receiverName: textAt(fieldsAt(content, "recipientNameAndAddress"), "name"),
    currency,
    payerAccount: textAt(content, "payerBankAccount"),
    payerBic: textAt(content, "payerBic"),
    message: textAt(content, "message"),
    receiverAccount: textAt(content, "recipientBankAccount"),
    receiverBic: textAt(content, "recipientBicCode"),
    createdBy: scene.user.userName,
    status,
  };
}
