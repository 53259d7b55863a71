import type { Invoice } from "@confirma-connect/core";
import type { SalesInvoice, SalesRow } from "../wire/sales-invoice.ts";

const invoiceRow = (row: SalesRow): Invoice["rows"][number] => ({
  productCode: row.product,
  name: row.name,
  description: row.text,
  quantity: row.quantity,
  unit: row.unit,
  unitPrice: row.unitPrice,
  ...(row.discount === undefined ? {} : { discountPercentage: row.discount }),
  vatPercentage: row.vatPercentage,
  vatCode: row.vatCode,
  netAmount: row.net,
  vatAmount: row.vat,
  amount: row.gross,
  accountNumber: row.account,
  projectNumber: undefined,
  ledgerDimensions: row.dimensions.map(({ name, item }) => ({ dimensionType: name, dimensionValue: item })),
});

const partiesOf = ({ seller, customerName, customerCode }: SalesInvoice): Invoice["parties"] => ({
  sellerParty: { businessId: undefined, name: seller, vatCode: undefined },
  buyerParty: {
    entityType: undefined,
    name: customerName,
    customerAccountId: customerCode,
    personalIdentityNumber: undefined,
    businessId: undefined,
    vatCode: undefined,
    electronicInvoiceAccount: undefined,
    electronicRoutingAddress: undefined,
    glnNumber: undefined,
    languageCode: undefined,
  },
});

/** Reads a sales invoice as the agency's invoice; what the sandbox does not keep is absent. */
export const salesInvoiceToInvoice = (invoice: SalesInvoice): Invoice => ({
  header: {
    number: invoice.number,
    type: invoice.type,
    date: invoice.date,
    dueDate: invoice.dueDate,
    description: invoice.text,
    additionalInformation: undefined,
    currencyCode: invoice.currency,
    languageCode: undefined,
  },
  references: {
    sales: undefined,
    buyer: undefined,
    agreement: undefined,
    payment: invoice.reference,
    orderNumber: undefined,
    orderDate: undefined,
    electronicPaymentCode: undefined,
    ...(invoice.creditedNumber === undefined ? {} : { creditedInvoiceNumber: invoice.creditedNumber }),
    invoiceCopyUrl: undefined,
  },
  parties: partiesOf(invoice),
  amounts: { netAmount: invoice.net, vatAmount: invoice.vat, totalAmount: invoice.gross },
  rows: invoice.rows.map(invoiceRow),
});
