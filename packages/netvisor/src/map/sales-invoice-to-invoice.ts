import {
  type AccountPlan,
  CurrencyCode,
  type Invoice,
  type MinorUnits,
  type Recorded,
  sumMinor,
} from "@confirma-connect/core";
import type { InvoicedCustomer, SalesInvoice } from "../wire/answer/sales-invoice.ts";
import type { SalesInvoiceRow } from "../wire/answer/sales-invoice-list.ts";
import { type LineSum, salesInvoiceLineToRow } from "./sales-invoice-line-to-row.ts";
import { unreadable } from "./unreadable.ts";

/** What reading an invoice needs beside the answer itself. */
export interface SalesInvoiceContext {
  /** The key that was asked for: the answer does not repeat it. */
  readonly netvisorKey: string;
  readonly plan?: AccountPlan;
  /** The invoice's row of the list: it has what the invoice lacks (status, customer code, due date). */
  readonly row?: SalesInvoiceRow;
  /** Whether a line's sum holds the VAT: inferred from a published answer. Default `gross`. */
  readonly lineSum?: LineSum;
  /** The company whose books are read. */
  readonly seller?: Invoice["parties"]["sellerParty"];
  /** Identifier of the buyer; absent when nothing says that it is a company. */
  readonly businessId?: string;
  /** Number of the invoice that a credit note is matched with; absent when there is none, or more than one. */
  readonly creditedInvoiceNumber?: string;
}

/**
 * Reads a sales invoice. Line sums are rounded to cents as Netvisor does itself (specs 9.1); net and VAT
 * totals are sums of the rows, the total is the header's own, so a header that its lines do not make shows.
 *
 * @throws ConnectorError ACC_ANSWER_UNREADABLE when a date, quantity, price or percentage cannot be read.
 */
export function salesInvoiceToInvoice(
  invoice: SalesInvoice,
  context: SalesInvoiceContext,
): Recorded<Invoice> {
  const { netvisorKey, row, creditedInvoiceNumber } = context;
  const rows = invoice.lines.map((line) => salesInvoiceLineToRow(line, context));
  const total = invoice.amount ?? row?.sum ?? sumMinor(rows.map(({ amount }) => amount));
  return {
    vendorId: netvisorKey,
    state: row?.status ?? invoice.status ?? "unknown",
    document: {
      header: headerOf(invoice, context, total),
      references: {
        payment: invoice.referenceNumber ?? row?.referenceNumber,
        sales: invoice.ourReference,
        buyer: invoice.yourReference,
        ...(creditedInvoiceNumber === undefined ? {} : { creditedInvoiceNumber }),
      },
      parties: {
        sellerParty: context.seller ?? { name: "-" },
        buyerParty: buyerOf(invoice.customer, context),
      },
      amounts: {
        netAmount: sumMinor(rows.map(({ netAmount }) => netAmount)),
        vatAmount: sumMinor(rows.map(({ vatAmount }) => vatAmount)),
        totalAmount: total,
      },
      rows,
    },
  };
}

function headerOf(
  invoice: SalesInvoice,
  { netvisorKey, row }: SalesInvoiceContext,
  total: MinorUnits,
): Invoice["header"] {
  const date = invoice.date ?? row?.invoiceDate ?? unreadable("SalesInvoiceDate", netvisorKey);
  const currency = CurrencyCode.safeParse(invoice.currency ?? "EUR").data;
  return {
    // Drafts have no number yet.
    number: invoice.number ?? row?.invoiceNumber ?? `netvisor-${netvisorKey}`,
    type: total < 0 ? "CREDITNOTE" : "INVOICE",
    date,
    dueDate: invoice.dueDate ?? row?.dueDate ?? date,
    description: invoice.freeTextBeforeLines,
    additionalInformation: invoice.freeTextAfterLines,
    currencyCode: currency ?? unreadable("currency", netvisorKey),
  };
}

/** The agency demands a name; Netvisor may have none. */
const buyerOf = (
  customer: InvoicedCustomer,
  { row, businessId }: SalesInvoiceContext,
): Invoice["parties"]["buyerParty"] => ({
  name: customer.name ?? row?.customerName ?? "-",
  customerAccountId: customer.code ?? row?.customerCode,
  businessId,
  address: {
    street: customer.street,
    postalCode: customer.postNumber,
    postalDistrict: customer.town,
    countryCode: customer.countryCode,
  },
});
