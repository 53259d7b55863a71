import type { Invoice, Recorded } from "@confirma-connect/core";
import type { Readings } from "../map/readings.ts";
import { salesInvoiceToInvoice } from "../map/sales-invoice-to-invoice.ts";
import { resourceOf } from "../map/step-request.ts";
import { readPages } from "../register/read-resource.ts";
import { InvoiceListRow, Invoice as SalesInvoice } from "../wire/answer/invoice.ts";
import { LedgerReceipt } from "../wire/answer/ledger-receipt.ts";
import { dimensionNames } from "./dimension-names.ts";
import type { Exchange } from "./exchange.ts";
import { readBatch } from "./read-batch.ts";
import { queryOf, type Selection } from "./selection.ts";

/** Sales invoices with the accounts of their receipts: per page of 200 three requests. */
export async function* readInvoices(
  client: Exchange,
  selection: Selection,
  { companyIdentifier: companies }: Pick<Readings, "companyIdentifier">,
): AsyncIterable<Recorded<Invoice>> {
  const resource = resourceOf("invoices", { types: "SALES_INVOICE", ...queryOf(selection) });
  const dimensions = await dimensionNames(client);
  for await (const rows of readPages(client, resource, InvoiceListRow)) {
    const invoices = await readBatch(
      client,
      "invoices",
      rows.map(({ id }) => id),
      SalesInvoice,
    );
    const receiptIds = [...invoices.values()].flatMap(({ ledgerReceiptId }) => ledgerReceiptId ?? []);
    const receipts = await readBatch(client, "ledgerreceipts", receiptIds, LedgerReceipt);
    for (const invoice of invoices.values()) {
      const receipt = receipts.get(invoice.ledgerReceiptId ?? "");
      yield salesInvoiceToInvoice(invoice, {
        dimensions,
        companies,
        ...(receipt === undefined ? {} : { receipt }),
      });
    }
  }
}
