import type { Invoice, Period, Recorded } from "@confirma-connect/core";
import type { Readings } from "../map/readings.ts";
import { salesInvoiceToInvoice } from "../map/sales-invoice-to-invoice.ts";
import { unreadable } from "../map/unreadable.ts";
import { rootOf } from "../register/netvisor-registers.ts";
import { readSalesInvoices, type SalesInvoice } from "../wire/answer/sales-invoice.ts";
import { readSalesInvoiceList, type SalesInvoiceRow } from "../wire/answer/sales-invoice-list.ts";
import { CustomerCompanies } from "./customer-companies.ts";
import type { Exchange } from "./exchange.ts";
import { monthsOf } from "./months-of.ts";

/** Rows of the invoice list by invoice date, month by month (no paging in lists); each has its key. */
export async function* readInvoiceRows(client: Exchange, period: Period): AsyncIterable<SalesInvoiceRow> {
  for (const { from, to } of monthsOf(period)) {
    const resource = "salesinvoicelist.nv";
    const query = { begininvoicedate: from, endinvoicedate: to };
    for (const row of readSalesInvoiceList(rootOf(await client.exchange({ resource, query }), resource))) {
      if (row.netvisorKey === "") unreadable("NetvisorKey", "(list)");
      yield row;
    }
  }
}

/** One invoice by its key; undefined when it is not there. `more` are further parameters. */
async function readInvoice(client: Exchange, key: string, more = ""): Promise<SalesInvoice | undefined> {
  const resource = `getsalesinvoice.nv?netvisorkey=${key}&pdfimage=nopdf${more}`;
  return readSalesInvoices(rootOf(await client.exchange({ resource }), "getsalesinvoice.nv"))[0];
}

/** Asks for the credit notes' matches, too (specs 9.3). */
const matches = "&replyoption=32";

/** Number of the one invoice that a credit note is matched with. */
async function creditedNumber(
  client: Exchange,
  { creditedKeys }: SalesInvoice,
): Promise<{ readonly creditedInvoiceNumber?: string }> {
  const [key, second] = new Set(creditedKeys);
  const number =
    key === undefined || second !== undefined ? undefined : (await readInvoice(client, key))?.number;
  return number === undefined ? {} : { creditedInvoiceNumber: number };
}

/** Sales invoices by invoice date; every invoice is asked for by its key, the customer register once if at all. */
export async function* readInvoices(
  client: Exchange,
  period: Period,
  { lineSums, companyIdentifier }: Pick<Readings, "lineSums" | "companyIdentifier">,
): AsyncIterable<Recorded<Invoice>> {
  const lineSum = lineSums === "net" ? "net" : "gross";
  const companies = new CustomerCompanies(client, companyIdentifier);
  for await (const row of readInvoiceRows(client, period)) {
    const { netvisorKey, sum = 0 } = row;
    const invoice = await readInvoice(client, netvisorKey, sum < 0 ? matches : "");
    // Deleted between the two reads: it is no longer in the books.
    if (invoice === undefined) continue;
    const credited = await creditedNumber(client, invoice);
    const businessId = await companies.identifierOf(invoice, row);
    const buyer = businessId === undefined ? {} : { businessId };
    yield salesInvoiceToInvoice(invoice, { netvisorKey, row, lineSum, ...buyer, ...credited });
  }
}
