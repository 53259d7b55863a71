import {
  addDays,
  CurrencyCode,
  decimalFromMinorUnits,
  type Invoice,
  minorUnits,
  percentage,
  vatOfNet,
} from "@confirma-connect/core";
import type { ConformanceDocument } from "../subject/conformance-subject.ts";
import {
  sampleAmount,
  sampleDate,
  sampleInvoiceNumber,
  samplePersonalData,
  sampleReference,
} from "./sample-number.ts";

const [name, email, street] = samplePersonalData;
const normal = percentage(25_500);

const parties = (n: number): Invoice["parties"] => ({
  sellerParty: { businessId: "2045253-4", name: "Conformance Oy", vatCode: undefined },
  buyerParty: {
    entityType: "CONSUMER",
    name: `${name} ${n}`,
    customerAccountId: `C${1000 + n}`,
    personalIdentityNumber: undefined,
    businessId: undefined,
    vatCode: undefined,
    electronicInvoiceAccount: undefined,
    electronicRoutingAddress: undefined,
    glnNumber: undefined,
    languageCode: undefined,
    address: {
      street: `${street} ${n}`,
      street2: undefined,
      street3: undefined,
      postalCode: "00100",
      postalDistrict: "Helsinki",
      countryCode: "FI",
      countryName: undefined,
    },
    contact: { email, phone: undefined },
  },
});

const header = (n: number): Invoice["header"] => ({
  number: sampleInvoiceNumber(n),
  type: "INVOICE",
  date: sampleDate(n),
  dueDate: addDays(sampleDate(n), 14),
  description: `Conformance invoice ${n}`,
  additionalInformation: undefined,
  currencyCode: CurrencyCode.parse("EUR"),
  languageCode: undefined,
});

const references = (n: number): Invoice["references"] => ({
  sales: undefined,
  buyer: undefined,
  agreement: undefined,
  payment: sampleReference(n),
  orderNumber: undefined,
  orderDate: undefined,
  electronicPaymentCode: undefined,
  invoiceCopyUrl: undefined,
});

/** An invoice with one row at 25.5 % to a consumer. `account` is the sales account in the agency's numbers. */
export function sampleInvoice(n: number, account: string): ConformanceDocument<Invoice> {
  const net = sampleAmount(n);
  const vat = vatOfNet(net, normal);
  const gross = minorUnits(net + vat);
  const row: Invoice["rows"][number] = {
    productCode: undefined,
    name: `Service ${n}`,
    description: `Row text ${n}`,
    quantity: { digits: 1n, scale: 0 },
    unit: "pcs",
    unitPrice: decimalFromMinorUnits(net),
    vatPercentage: normal,
    vatCode: undefined,
    netAmount: net,
    vatAmount: vat,
    amount: gross,
    accountNumber: account,
    projectNumber: undefined,
    ledgerDimensions: [],
  };
  const amounts = { netAmount: net, vatAmount: vat, totalAmount: gross };
  const document = {
    header: header(n),
    references: references(n),
    parties: parties(n),
    amounts,
    rows: [row],
  };
  return { identifier: sampleInvoiceNumber(n), document };
}
