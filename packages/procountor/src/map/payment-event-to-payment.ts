import { CurrencyCode, type Payment, type Recorded } from "@confirma-connect/core";
import type { Invoice as SalesInvoice } from "../wire/answer/invoice.ts";
import type { PaymentEvent } from "../wire/answer/payment-event.ts";
import { takeOwnKey } from "./own-key.ts";
import { unreadable } from "./unreadable.ts";

/**
 * Reads a payment event of an invoice. All of it is capital: Procountor keeps no breakdown (specs 5.2, seen).
 *
 * @throws ConnectorError ACC_ANSWER_UNREADABLE when the date, the amount or the currency cannot be read.
 */
export function paymentEventToPayment(event: PaymentEvent, invoice: SalesInvoice): Recorded<Payment> {
  const { key, words } = takeOwnKey(event.description);
  const paid = amountOf(event);
  return {
    vendorId: event.id,
    state: event.type ?? event.status ?? "unknown",
    document: {
      paymentIdentifier: key ?? `procountor-${event.id}`,
      invoiceNumber: invoice.originalInvoiceNumber ?? invoice.invoiceNumber ?? `procountor-${invoice.id}`,
      paymentDate: event.paymentDate ?? unreadable("paymentDate", event.id),
      amount: paid.amount ?? unreadable("amount", event.id),
      currency:
        CurrencyCode.safeParse(paid.currency ?? invoice.paymentInfo?.currency).data ??
        unreadable("currency", event.id),
      targetIdentifier: "invoicenumber",
      sourceName: words,
    },
  };
}

/** The amount in the currency that was paid, else in the company's (seen). */
export function amountOf({ paidAmount, paidCurrency, amount, currency }: PaymentEvent) {
  if (paidAmount === undefined) return { amount, currency };
  return { amount: paidAmount === "unreadable" ? undefined : paidAmount, currency: paidCurrency };
}
