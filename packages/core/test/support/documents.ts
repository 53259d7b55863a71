/** The agency's documented ledger document, typed off its public page. */
export const documentedLedger = () => ({
  ledgerIdentifier: "abc-123-def-456",
  companyIdentifier: "123456-7",
  documentType: "ML",
  documentName: "1001",
  documentDate: "2025-12-13",
  documentDescription: "Here comes the description, max 210 chars long",
  calculationMode: "GROSS",
  ledgerRows: [
    row({ accountNumber: "1701", amount: 2990.0, netAmount: 2990.0, ledgerDimensions: [costCenter("1000")] }),
    row({ accountNumber: "3000", vatPercentage: 25.5, vatCode: "20", amount: -2990.0, netAmount: -2382.47 }),
    row({ accountNumber: "2939", amount: -607.53, netAmount: -607.53, isVatRow: 1 }),
  ],
});

const costCenter = (dimensionValue: string) => ({ dimensionType: "COST_CENTER", dimensionValue });

/** A ledger row in wire form with the documented example's other fields. */
export function row(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return {
    bookingDate: "2025-12-12",
    vatAccountNumber: null,
    vatType: null,
    vatPercentage: 0,
    vatCode: "",
    isVatRow: 0,
    projectNumber: "PN12345",
    transactionType: null,
    transactionDescription: "1763",
    ledgerDimensions: [],
    ...fields,
  };
}

/** The agency's documented payment, which its public page cuts after `sourceName`. */
export const documentedPayment = (fields: Readonly<Record<string, unknown>> = {}) => ({
  paymentIdentifier: "abc-123-def-456",
  invoiceNumber: "133720800",
  paymentDate: "2026-02-25",
  bookingDate: null,
  amount: 110.0,
  currency: "EUR",
  targetIdentifier: "invoicenumber",
  paymentReference: "1337109",
  sourceName: "Matti Meikäläinen",
  ...fields,
});

/** An invoice: documented header, references and parties, inferred amounts and rows. */
export const sampleInvoice = (fields: Readonly<Record<string, unknown>> = {}) => ({
  header: {
    number: 251601000,
    type: "INVOICE",
    date: "2025-12-01",
    dueDate: "2025-12-15",
    description: null,
    additionalInformation: null,
    currencyCode: "EUR",
    languageCode: "FI",
  },
  references: { payment: "2516000017", creditedInvoiceNumber: null },
  parties: {
    sellerParty: {
      businessId: "0646115-8",
      name: "Test Company Ltd",
      paymentDetails: { iban: "FI12345678912345678", bic: "DABAFIHH", bankgiro: null, postgiro: null },
    },
    buyerParty: {
      entityType: "BUSINESS",
      name: "Buyer Company Oy",
      customerAccountId: "",
      businessId: "0646115-8",
    },
  },
  amounts: { netAmount: 100, vatAmount: 25.5, totalAmount: 125.5 },
  rows: [
    {
      name: "Work",
      quantity: 2,
      unitPrice: 50,
      vatPercentage: 25.5,
      vatCode: "20",
      netAmount: 100,
      vatAmount: 25.5,
      amount: 125.5,
    },
  ],
  ...fields,
});
