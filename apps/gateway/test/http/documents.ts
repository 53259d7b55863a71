/** The agency's documented ledger document, complete and word for word. */
export const documentedLedger = {
  ledgers: {
    ledgerIdentifier: "abc-123-def-456",
    companyIdentifier: "123456-7",
    documentType: "ML",
    documentName: "1001",
    documentDate: "2025-12-13",
    documentDescription: "Here comes the description, max 210 chars long",
    calculationMode: "GROSS",
    ledgerRows: [
      {
        bookingDate: "2025-12-12",
        accountNumber: "1701",
        vatAccountNumber: null,
        vatType: null,
        vatPercentage: 0,
        vatCode: "",
        amount: 2990.0,
        netAmount: 2990.0,
        isVatRow: 0,
        projectNumber: "PN12345",
        transactionType: null,
        transactionDescription: "1763",
        ledgerDimensions: [{ dimensionType: "COST_CENTER", dimensionValue: "1000" }],
      },
      {
        bookingDate: "2025-12-12",
        accountNumber: "3000",
        vatAccountNumber: null,
        vatType: null,
        vatPercentage: 25.5,
        vatCode: "20",
        amount: -2990.0,
        netAmount: -2382.47,
        isVatRow: 0,
        projectNumber: "PN12345",
        transactionType: null,
        transactionDescription: "1763",
        ledgerDimensions: [],
      },
      {
        bookingDate: "2025-12-12",
        accountNumber: "2939",
        vatAccountNumber: null,
        vatType: null,
        vatPercentage: 0,
        vatCode: "",
        amount: -607.53,
        netAmount: -607.53,
        isVatRow: 1,
        projectNumber: "PN12345",
        transactionType: null,
        transactionDescription: "1763",
        ledgerDimensions: [],
      },
    ],
  },
} as const;

/** The agency's documented payment as far as the public page shows it. */
export const documentedPayment = {
  payments: [
    {
      paymentIdentifier: "abc-123-def-456",
      invoiceNumber: "133720800",
      paymentDate: "2026-02-25",
      bookingDate: null,
      amount: 110.0,
      currency: "EUR",
      targetIdentifier: "invoicenumber",
      paymentReference: "1337109",
      sourceName: "Matti Meikäläinen",
    },
  ],
} as const;

/** Header and parties as documented for `POST /invoice` (mail addresses replaced); rows and amounts are ours. */
export const documentedInvoice = {
  invoice: {
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
    references: {
      sales: "SF0001",
      buyer: "BR0002",
      agreement: "AN456",
      payment: "2516000017",
      orderNumber: "ON798",
      orderDate: "2025-12-01",
      electronicPaymentCode: null,
      creditedInvoiceNumber: null,
      invoiceCopyUrl: null,
    },
    parties: {
      sellerParty: {
        businessId: "0646115-8",
        name: "Test Company Ltd",
        vatCode: "FI1234567",
        paymentDetails: { iban: "FI12345678912345678", bic: "DABAFIHH", bankgiro: null, postgiro: null },
      },
      buyerParty: {
        entityType: "BUSINESS",
        name: "Buyer Company Oy",
        customerAccountId: "C-1001",
        personalIdentityNumber: null,
        businessId: "0646115-8",
        vatCode: "FI9876543",
        electronicInvoiceAccount: null,
        electronicRoutingAddress: null,
        glnNumber: null,
        languageCode: "FI",
      },
    },
    amounts: { netAmount: 100, vatAmount: 25.5, totalAmount: 125.5 },
    rows: [
      {
        name: "Consulting",
        quantity: 1,
        unitPrice: 100,
        vatPercentage: 25.5,
        vatCode: "20",
        netAmount: 100,
        vatAmount: 25.5,
        amount: 125.5,
        accountNumber: "3000",
      },
    ],
  },
} as const;

const side = (accountNumber: string, amount: number) => ({
  accountNumber,
  vatPercentage: 0,
  vatCode: "",
  amount,
  netAmount: amount,
  isVatRow: 0,
});

/** A ledger document that every system of the tests books. Amounts are euros. */
export const plainLedger = (ledgerIdentifier: string, euros = 10, documentDate = "2026-03-02") => ({
  ledgerIdentifier,
  documentType: "ML",
  documentName: `Name of ${ledgerIdentifier}`,
  documentDate,
  ledgerRows: [side("1701", euros), side("1910", -euros)],
});

/** A submit body of plain ledger documents. */
export const ledgerBody = (...identifiers: readonly string[]) => ({
  ledgers: identifiers.map((identifier) => plainLedger(identifier)),
});
