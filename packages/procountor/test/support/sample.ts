import { readFileSync } from "node:fs";
import {
  AccountPlan,
  Invoice,
  LedgerDocument,
  Payment,
  type RenderContext,
  stepKey,
} from "@confirma-connect/core";
import { Readings } from "../../src/map/readings.ts";

/** The agency's documented ledger document, as one entry of its body. */
export const documentedLedger = {
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
      amount: 2990,
      netAmount: 2990,
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
      amount: -2990,
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
};

/** An invoice of two rows at two rates, to a company. */
export const sampleInvoice = {
  header: {
    number: 251601000,
    type: "INVOICE",
    date: "2026-01-15",
    dueDate: "2026-01-29",
    description: "Work in December",
    additionalInformation: null,
    currencyCode: "EUR",
    languageCode: "FI",
  },
  references: {
    sales: "SF0001",
    buyer: "BR0002",
    agreement: "AN456",
    payment: "2516000013",
    orderNumber: "ON798",
    orderDate: "2025-12-01",
    electronicPaymentCode: null,
    creditedInvoiceNumber: null as string | null,
    invoiceCopyUrl: null,
  },
  parties: {
    sellerParty: { businessId: "0646115-8", name: "Test Company Ltd" },
    buyerParty: {
      entityType: "BUSINESS",
      name: "Ostajayhtiö Oy",
      customerAccountId: "",
      businessId: "0646115-8" as string | null,
      address: {
        street: "Kauppakatu 1",
        street2: null,
        postalCode: "00100",
        postalDistrict: "HELSINKI",
        countryCode: "FI",
      },
      contact: { email: "buyer@example.com", phone: "+358401234567" },
    },
  },
  amounts: { netAmount: 300, vatAmount: 65, totalAmount: 365 },
  rows: [
    {
      name: "Työ",
      description: "Joulukuu",
      quantity: 2,
      unit: "h",
      unitPrice: 100,
      vatPercentage: 25.5,
      vatCode: "20",
      netAmount: 200,
      vatAmount: 51,
      amount: 251,
      accountNumber: "3000",
      projectNumber: "P1",
      ledgerDimensions: [{ dimensionType: "COST_CENTER", dimensionValue: "Myynti" }],
    },
    {
      productCode: "KIRJA",
      name: "Kirja",
      quantity: 1,
      unitPrice: 100,
      vatPercentage: 14,
      netAmount: 100,
      vatAmount: 14,
      amount: 114,
    },
  ],
};

/** The credit note of the whole sample invoice. */
export const sampleCreditNote = {
  ...sampleInvoice,
  header: { ...sampleInvoice.header, number: 251601001, type: "CREDITNOTE" },
  references: { ...sampleInvoice.references, creditedInvoiceNumber: "251601000" as string | null },
  amounts: { netAmount: -300, vatAmount: -65, totalAmount: -365 },
  rows: sampleInvoice.rows.map((row) => ({
    ...row,
    quantity: -row.quantity,
    netAmount: -row.netAmount,
    vatAmount: -row.vatAmount,
    amount: -row.amount,
  })),
};

/** A payment with all three parts, in the shape of the payments endpoint. */
const samplePayment = {
  paymentIdentifier: "abc-123-def-456",
  invoiceNumber: "133720800",
  paymentDate: "2026-02-25",
  bookingDate: null as string | null,
  amount: 110,
  currency: "EUR",
  targetIdentifier: "invoicenumber",
  paymentReference: "1337109" as string | null,
  sourceName: "Matti Meikäläinen",
  capitalAmountPaid: 100,
  interestAmountPaid: 4,
  costsAmountPaid: 6,
};

/** The company's own account. */
export const bankAccount = "FI2112345600000785";

/** A plan under which every sample can be delivered. */
export const samplePlan = AccountPlan.parse({
  vatCodes: [
    { code: "20", target: "1" },
    { percentage: 14, target: "vat_1" },
    { percentage: 25.5, target: "1 SALES" },
  ],
  dimensions: { COST_CENTER: "Kustannuspaikka" },
  projectDimension: "Projekti",
  payments: {
    clearingAccount: "1910",
    interest: { account: "9040" },
    costs: { account: "3150" },
  },
  options: { procountor: { bankAccount } },
});

/** The sample plan with other choices for Procountor. */
export const planWith = (own: object, change: object = {}): AccountPlan =>
  AccountPlan.parse({
    ...samplePlan,
    ...change,
    // Through JSON, as a plan is written: an undefined choice is no choice.
    options: { procountor: JSON.parse(JSON.stringify({ bankAccount, ...own })) },
  });

/** Readings with everything at its default but the given ones. */
export const readings = (changed: Partial<Readings> = {}): Readings => ({
  ...Readings.parse({}),
  ...changed,
});

/** What render may know. Keys are those that core makes for the client "test". */
export const contextOf = (
  kind: string,
  identifier: string,
  plan: AccountPlan = samplePlan,
): RenderContext => ({
  plan,
  identifier,
  keyOf: (step) => stepKey(["test", kind, identifier, step]),
});

export const ledgerOf = (change: object = {}): LedgerDocument =>
  LedgerDocument.parse({ ...documentedLedger, ...change });

export const invoiceOf = (change: object = {}): Invoice => Invoice.parse({ ...sampleInvoice, ...change });

export const paymentOf = (change: object = {}): Payment => Payment.parse({ ...samplePayment, ...change });

/** A golden file: the exact text, without the line end that closes the file. */
export const golden = (name: string): string =>
  readFileSync(new URL(`../golden/${name}`, import.meta.url), "utf8").replace(/\n$/u, "");
