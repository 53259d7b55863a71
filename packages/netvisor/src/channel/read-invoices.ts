import type { Invoice, Period, Recorded } from "@confirma-connect/core";
import { salesInvoiceToInvoice } from "../map/sales-invoice-to-invoice.ts";
import { unreadable } from "../map/unreadable.ts";
import { rootOf } from "../register/netvisor-registers.ts";
import { readSalesInvoices } from "../wire/answer/sales-invoice.ts";
import { readSalesInvoiceList } from "../wire/answer/sales-invoice-list.ts";
import type { Exchange } from "./exchange.ts";
import { monthsOf } from "./months-of.ts";

/** Sales invoices by invoice date, month by month; every invoice is asked for by its key (no paging in lists). */
export async function* readInvoices(
  client: Exchange,
  period: Period,
  lineSum: "gross" | "net",
): AsyncIterable<Recorded<Invoice>> {
  for (const { from, to } of monthsOf(period)) {
    const resource = "salesinvoicelist.nv";
    const query = { begininvoicedate: from, endinvoicedate: to };
    const rows = readSalesInvoiceList(rootOf(await client.exchange({ resource, query }), resource));
    for (const row of rows) {
      const netvisorKey = row.netvisorKey === "" ? unreadable("NetvisorKey", "(list)") : row.netvisorKey;
      const get = `getsalesinvoice.nv?netvisorkey=${netvisorKey}&pdfimage=nopdf`;
      const [invoice] = readSalesInvoices(
        rootOf(await client.exchange({ resource: get }), "getsalesinvoice.nv"),
      );
      // Deleted between the two reads: it is no longer in the books.
      if (invoice !== undefined) yield salesInvoiceToInvoice(invoice, { netvisorKey, row, lineSum });
    }
  }
}
