import type { InvoiceBody } from "./demo-document.ts";

/** Header of the agency's documented invoice. */
const header = {
  number: 251601000,
  type: "INVOICE",
  date: "2025-12-01",
  dueDate: "2025-12-15",
  description: null,
  additionalInformation: null,
  currencyCode: "EUR",
  languageCode: "FI",
} as const;

const references = {
  sales: "SF0001",
  buyer: "BR0002",
  agreement: "AN456",
  payment: "2516000017",
  orderNumber: "ON798",
  orderDate: "2025-12-01",
  electronicPaymentCode: null,
  creditedInvoiceNumber: null,
  invoiceCopyUrl: null,
} as const;

const sellerParty = {
  businessId: "0646115-8",
  name: "Test Company Ltd",
  vatCode: "FI1234567",
  address: {
    street: "Teirinkatu 6",
    postalCode: "65100",
    postalDistrict: "VAASA",
    countryCode: "FI",
    countryName: "FINLAND",
  },
  contact: {
    contactPerson: { name: "Teppo Testaaja", email: "teppo.testaaja@example.invalid" },
    email: "it@example.invalid",
    phone: "+358501234567",
  },
  paymentDetails: { iban: "FI12345678912345678", bic: "DABAFIHH", bankgiro: null, postgiro: null },
} as const;

const buyerParty = {
  entityType: "BUSINESS",
  name: "Buyer Company Oy",
  customerAccountId: "",
  personalIdentityNumber: null,
  businessId: "0646115-8",
  vatCode: "FI9876543",
  electronicInvoiceAccount: null,
  electronicRoutingAddress: null,
  glnNumber: null,
  languageCode: "FI",
  address: {
    street: "Kauppakatu 1",
    street2: null,
    street3: null,
    postalCode: "00100",
    postalDistrict: "HELSINKI",
    countryCode: "FI",
  },
  contact: {
    contactPerson: { name: "Matti Meikäläinen", email: "matti.meikalainen@example.invalid" },
    email: "buyer@example.invalid",
    phone: "+358401234567",
  },
} as const;

/** The rows and amounts are ours: the public page is cut before them. */
const rows: InvoiceBody["rows"] = [
  {
    productCode: "PALVELU",
    name: "Consulting",
    quantity: 10,
    unit: "h",
    unitPrice: 95,
    vatPercentage: 25.5,
    vatCode: "20",
    netAmount: 950,
    vatAmount: 242.25,
    amount: 1192.25,
    accountNumber: "3000",
    projectNumber: "PN12345",
  },
  {
    productCode: "JULKAISU",
    name: "Handbook",
    quantity: 4,
    unit: "kpl",
    unitPrice: 24.9,
    vatPercentage: 10,
    vatCode: "22",
    netAmount: 99.6,
    vatAmount: 9.96,
    amount: 109.56,
    accountNumber: "3200",
  },
];

/**
 * The invoice of the agency's public documentation, completed by us: header, references and the two
 * parties are documented (mail addresses replaced), rows and amounts are not public.
 */
export const documentedInvoice: InvoiceBody = {
  header,
  references,
  parties: { sellerParty, buyerParty },
  amounts: { netAmount: 1049.6, vatAmount: 252.21, totalAmount: 1301.81 },
  rows,
};

/** The invoice that the documented payment pays. It is ours: the documentation shows only its number. */
export const paidInvoice: InvoiceBody = {
  header: { ...header, number: 133720800, date: "2026-02-02", dueDate: "2026-02-16" },
  references: { payment: "1337109", creditedInvoiceNumber: null },
  parties: { sellerParty, buyerParty },
  amounts: { netAmount: 200, vatAmount: 51, totalAmount: 251 },
  rows: [
    {
      productCode: "PALVELU",
      name: "Consulting",
      quantity: 2,
      unit: "h",
      unitPrice: 100,
      vatPercentage: 25.5,
      vatCode: "20",
      netAmount: 200,
      vatAmount: 51,
      amount: 251,
      accountNumber: "3000",
    },
  ],
};
