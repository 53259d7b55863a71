import { minorUnits, negateMinor, type OpenBalance, type Period, sumMinor } from "@confirma-connect/core";
import { amountOf } from "../map/payment-event-to-payment.ts";
import { totalOf } from "../map/sales-invoice-to-invoice.ts";
import { resourceOf } from "../map/step-request.ts";
import { unreadable } from "../map/unreadable.ts";
import { readPages } from "../register/read-resource.ts";
import { InvoiceListRow, Invoice as SalesInvoice } from "../wire/answer/invoice.ts";
import { PaymentEvent } from "../wire/answer/payment-event.ts";
import type { Exchange } from "./exchange.ts";
import { readBatch } from "./read-batch.ts";
import { queryOf } from "./selection.ts";

/** Nothing is left of an invoice in these states; of one that is partly paid its payment events tell (specs 4.1). */
const settled = new Set(["PAID", "MARKED_PAID"]);

/** By what a buyer is told from others; names are the last resort. */
const buyerOf = ({ counterParty }: SalesInvoice): string =>
  counterParty?.customerNumber ?? counterParty?.identifier ?? counterParty?.counterPartyAddress?.name ?? "";

/** What the payment events of all days leave of an invoice. */
async function rest(client: Exchange, { id }: SalesInvoice, total: OpenBalance["open"]) {
  const paid: OpenBalance["open"][] = [];
  for await (const events of readPages(client, `invoices/${id}/paymentevents`, PaymentEvent)) {
    for (const event of events) paid.push(amountOf(event).amount ?? unreadable("amount", event.id));
  }
  return sumMinor([total, ...paid.map(negateMinor)]);
}

async function balanceOf(client: Exchange, invoice: SalesInvoice): Promise<OpenBalance> {
  const { id: vendorId, status = "" } = invoice;
  if (settled.has(status)) return { vendorId, open: minorUnits(0) };
  const total = totalOf(invoice) ?? unreadable("invoiceSumTotal", vendorId);
  return { vendorId, open: status === "PARTLY_PAID" ? await rest(client, invoice, total) : total };
}

/**
 * What is left of the sales invoices of a period. Procountor has no field for it: the state tells, and where it says
 * "partly", the payment events. A credit note takes nothing from its invoice before both are settled; while a buyer
 * has one that is not, nothing is said of that buyer's invoices.
 */
export async function* readOpenBalances(client: Exchange, period: Period): AsyncIterable<OpenBalance> {
  const query = queryOf({ by: "date", period });
  const invoices: SalesInvoice[] = [];
  for await (const rows of readPages(
    client,
    resourceOf("invoices", { types: "SALES_INVOICE", ...query }),
    InvoiceListRow,
  )) {
    const ids = rows.map(({ id }) => id);
    invoices.push(...(await readBatch(client, "invoices", ids, SalesInvoice)).values());
  }
  const isLooseCredit = (invoice: SalesInvoice): boolean =>
    (totalOf(invoice) ?? 0) < 0 && !settled.has(invoice.status ?? "");
  const unclear = new Set(invoices.filter(isLooseCredit).map(buyerOf));
  for (const invoice of invoices) {
    if (!unclear.has(buyerOf(invoice))) yield await balanceOf(client, invoice);
  }
}
