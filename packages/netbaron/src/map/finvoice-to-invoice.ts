import { CurrencyCode, type Invoice } from "@confirma-connect/core";
import type { ReadFinvoice, ReadFinvoiceRow } from "../wire/finvoice/read-finvoice.ts";

/**
 * Reads a Finvoice document back into the agency's model, equal to the cent. Undefined for a currency that is none
 * and for documents without rows. Credit notes (INV02) come back as such.
 */
export function finvoiceToInvoice(finvoice: ReadFinvoice): Invoice | undefined {
  const currency = CurrencyCode.safeParse(finvoice.currency);
  if (!currency.success || finvoice.rows.length === 0) return undefined;
  return {
    header: {
      number: finvoice.number,
      type: finvoice.typeCode === "INV02" ? "CREDITNOTE" : "INVOICE",
      date: finvoice.date,
      dueDate: finvoice.dueDate,
      description: finvoice.freeText,
      additionalInformation: undefined,
      currencyCode: currency.data,
      languageCode: undefined,
    },
    references: referencesOf(finvoice),
    parties: partiesOf(finvoice),
    amounts: { netAmount: finvoice.net, vatAmount: finvoice.vat, totalAmount: finvoice.gross },
    rows: finvoice.rows.map(rowOf),
  };
}

const referencesOf = ({ reference, orderNumber, buyerReference }: ReadFinvoice): Invoice["references"] => ({
  sales: undefined,
  buyer: buyerReference,
  agreement: undefined,
  payment: reference?.replace(/^0+/u, ""),
  orderNumber,
  orderDate: undefined,
  electronicPaymentCode: undefined,
  invoiceCopyUrl: undefined,
});

const partiesOf = ({
  sellerName,
  sellerIdentifier,
  buyerName,
  buyerIdentifier,
  customerCode,
  iban,
}: ReadFinvoice): Invoice["parties"] => ({
  sellerParty: {
    businessId: sellerIdentifier,
    name: sellerName,
    vatCode: undefined,
    paymentDetails: { iban, bic: undefined, bankgiro: undefined, postgiro: undefined },
  },
  buyerParty: {
    entityType: undefined,
    name: buyerName,
    customerAccountId: customerCode,
    personalIdentityNumber: undefined,
    businessId: buyerIdentifier,
    vatCode: undefined,
    electronicInvoiceAccount: undefined,
    electronicRoutingAddress: undefined,
    glnNumber: undefined,
    languageCode: undefined,
  },
});

const rowOf = (row: ReadFinvoiceRow): Invoice["rows"][number] => ({
  productCode: row.articleIdentifier,
  name: row.articleName,
  description: row.freeText,
  quantity: row.quantity,
  unit: row.unit,
  unitPrice: row.unitPrice,
  ...(row.discount === undefined ? {} : { discountPercentage: row.discount }),
  vatPercentage: row.vatPercentage,
  vatCode: undefined,
  netAmount: row.net,
  vatAmount: row.vat,
  amount: row.gross,
  accountNumber: row.account,
  projectNumber: row.project,
  ledgerDimensions:
    row.costCenter === undefined ? [] : [{ dimensionType: "COST_CENTER", dimensionValue: row.costCenter }],
});
