import { isWithin, type Payment, type Recorded } from "@confirma-connect/core";
import { paymentEventToPayment } from "../map/payment-event-to-payment.ts";
import type { Readings } from "../map/readings.ts";
import { resourceOf } from "../map/step-request.ts";
import { unreadable } from "../map/unreadable.ts";
import { readPages } from "../register/read-resource.ts";
import { InvoiceListRow, Invoice as SalesInvoice } from "../wire/answer/invoice.ts";
import { PaymentEvent, PaymentRow } from "../wire/answer/payment-event.ts";
import type { Exchange } from "./exchange.ts";
import { readBatch } from "./read-batch.ts";
import { queryOf, type Selection } from "./selection.ts";

/** Invoices in these states have payments (specs 4.1, seen). */
const paidStates = "PARTLY_PAID,MARKED_PAID,PAID";

/**
 * Payment events of sales invoices. Procountor lists events with their texts per invoice only, so the
 * invoices that have events are found first: among all paid ones, or by `GET /payments` (inferred).
 */
export async function* readPayments(
  client: Exchange,
  selection: Selection,
  readings: Readings,
): AsyncIterable<Recorded<Payment>> {
  const ids =
    selection.by === "date" && readings.paymentList === "payments"
      ? invoicesOfPayments(client, selection)
      : paidInvoices(client, selection);
  for await (const part of ids) {
    const invoices = await readBatch(client, "invoices", part, SalesInvoice);
    for (const invoice of invoices.values()) {
      if (invoice.type !== "SALES_INVOICE") continue;
      yield* eventsOf(client, invoice, selection);
    }
  }
}

async function* eventsOf(
  client: Exchange,
  invoice: SalesInvoice,
  selection: Selection,
): AsyncIterable<Recorded<Payment>> {
  for await (const events of readPages(client, `invoices/${invoice.id}/paymentevents`, PaymentEvent)) {
    for (const event of events) {
      const date = event.paymentDate ?? unreadable("paymentDate", event.id);
      if (selection.by === "version" || isWithin(date, selection.period.from, selection.period.to)) {
        yield paymentEventToPayment(event, invoice);
      }
    }
  }
}

/** Identifiers of paid invoices with an event in the period, up to 200 at once. */
async function* paidInvoices(client: Exchange, selection: Selection): AsyncIterable<readonly string[]> {
  const changed = selection.by === "version" ? queryOf(selection) : {};
  const resource = resourceOf("invoices", { types: "SALES_INVOICE", status: paidStates, ...changed });
  for await (const rows of readPages(client, resource, InvoiceListRow)) {
    const ids = rows.map(({ id }) => id);
    if (selection.by === "version") {
      yield ids;
      continue;
    }
    const events = resourceOf("payments/paymentevents", { invoiceId: ids.join(",") });
    yield await distinct(readPages(client, events, PaymentRow), (date) =>
      date === undefined ? true : isWithin(date, selection.period.from, selection.period.to),
    );
  }
}

async function* invoicesOfPayments(client: Exchange, selection: Selection): AsyncIterable<readonly string[]> {
  const resource = resourceOf("payments", queryOf(selection));
  yield await distinct(readPages(client, resource, PaymentRow), () => true);
}

async function distinct(
  pages: AsyncIterable<readonly PaymentRow[]>,
  fits: (date: PaymentRow["paymentDate"]) => boolean,
): Promise<readonly string[]> {
  const ids = new Set<string>();
  for await (const rows of pages) {
    for (const { invoiceId, paymentDate } of rows) {
      if (invoiceId !== undefined && fits(paymentDate)) ids.add(invoiceId);
    }
  }
  return [...ids];
}
