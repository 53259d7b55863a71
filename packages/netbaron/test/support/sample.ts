import { readFileSync } from "node:fs";
import {
  AccountPlan,
  type AccountPlanInput,
  Invoice,
  LedgerDocument,
  Payment,
  type RenderContext,
  type Rendered,
  stepKey,
} from "@confirma-connect/core";
import { Readings } from "../../src/map/readings.ts";

const row = {
  bookingDate: "2025-12-12",
  vatAccountNumber: null as string | null,
  vatType: null,
  vatPercentage: 0,
  vatCode: "",
  isVatRow: 0,
  projectNumber: "PN12345" as string | null,
  transactionType: null,
  transactionDescription: "1763" as string | null,
  ledgerDimensions: [] as { dimensionType: string; dimensionValue: string }[],
};

/** The agency's documented ledger document, as one entry of its body. */
export const documentedLedger = {
  ledgerIdentifier: "abc-123-def-456",
  companyIdentifier: "123456-7",
  documentType: "ML",
  documentName: "1001" as string | null,
  documentDate: "2025-12-13",
  documentDescription: "Here comes the description, max 210 chars long" as string | null,
  calculationMode: "GROSS",
  ledgerRows: [
    {
      ...row,
      accountNumber: "1701",
      amount: 2990,
      netAmount: 2990,
      ledgerDimensions: [{ dimensionType: "COST_CENTER", dimensionValue: "1000" }],
    },
    { ...row, accountNumber: "3000", vatPercentage: 25.5, vatCode: "20", amount: -2990, netAmount: -2382.47 },
    { ...row, accountNumber: "2939", amount: -607.53, netAmount: -607.53, isVatRow: 1 },
  ],
};

/** An invoice of two rows at two rates, both with decimals. */
export const sampleInvoice = {
  header: {
    number: "202600145",
    type: "INVOICE",
    date: "2026-03-01",
    dueDate: "2026-03-15",
    description: "Helmikuun työt",
    currencyCode: "EUR",
  },
  references: {
    payment: "1234561" as string | null,
    buyer: "BR0002",
    creditedInvoiceNumber: null as string | null,
  },
  parties: {
    sellerParty: {
      businessId: "2345678-0",
      name: "Velkoja Oy",
      vatCode: "FI23456780",
      paymentDetails: { iban: "FI2112345600000785", bic: "NDEAFIHH" } as {
        iban: string | null;
        bic: string | null;
      },
    },
    buyerParty: {
      entityType: "BUSINESS",
      name: "Ostaja & Pojat Oy",
      customerAccountId: "C1001",
      businessId: "0112038-9",
      address: { street: "Kauppakatu 1", postalCode: "00100", postalDistrict: "HELSINKI", countryCode: "FI" },
      contact: { email: "osto@example.com", phone: "+358401234567" },
    },
  },
  amounts: { netAmount: 872, vatAmount: 220.92, totalAmount: 1092.92 },
  rows: [
    {
      productCode: "TYO",
      name: "Työ",
      description: "Helmikuu",
      quantity: 8.6,
      unit: "h",
      unitPrice: 100,
      vatPercentage: 25.5,
      vatCode: "20",
      netAmount: 860,
      vatAmount: 219.3,
      amount: 1079.3,
      accountNumber: "3000",
      projectNumber: "PN12345",
      ledgerDimensions: [{ dimensionType: "COST_CENTER", dimensionValue: "1000" }],
    },
    {
      name: "Kirja",
      quantity: 1,
      unitPrice: 12,
      vatPercentage: 13.5,
      vatCode: "21",
      netAmount: 12,
      vatAmount: 1.62,
      amount: 13.62,
      accountNumber: "3010",
    },
  ],
};

/** The credit note of the whole sample invoice. */
export const sampleCreditNote = {
  ...sampleInvoice,
  header: { ...sampleInvoice.header, number: "202600146", type: "CREDITNOTE" },
  references: { ...sampleInvoice.references, creditedInvoiceNumber: "202600145" as string | null },
  amounts: { netAmount: -872, vatAmount: -220.92, totalAmount: -1092.92 },
  rows: sampleInvoice.rows.map((each) => ({
    ...each,
    quantity: -each.quantity,
    netAmount: -each.netAmount,
    vatAmount: -each.vatAmount,
    amount: -each.amount,
  })),
};

/** A payment with all three parts. */
export const samplePayment = {
  paymentIdentifier: "pay-1",
  invoiceNumber: "202600145",
  paymentDate: "2026-03-20",
  bookingDate: null as string | null,
  amount: 110,
  currency: "EUR",
  targetIdentifier: "invoicenumber",
  paymentReference: "1234561" as string | null,
  sourceName: "Matti Meikäläinen" as string | null,
  capitalAmountPaid: 100,
  interestAmountPaid: 4,
  costsAmountPaid: 6,
};

/** Decisions under which every sample can be delivered. */
const sampleDecisions = {
  vatRows: "explicit",
  fractionalVatPercentage: "empty",
  receivablesAccount: "1701",
  vatAccount: "2939",
  bank: { iban: "FI2112345600000785", bic: "NDEAFIHH", serviceCode: "020840699" },
};

/** A plan with other decisions than the sample's. */
export const planOf = (decisions: object = {}, rest: AccountPlanInput = {}): AccountPlan =>
  AccountPlan.parse({
    vatCodes: [
      { code: "20", target: "20" },
      { code: "21", target: "21" },
    ],
    dimensions: { COST_CENTER: "Kustannuspaikka" },
    payments: { clearingAccount: "1910", interest: { account: "9440" }, costs: { account: "3100" } },
    ...rest,
    // Decisions that are undefined are decisions that the plan leaves out.
    options: { netbaron: JSON.parse(JSON.stringify({ ...sampleDecisions, ...decisions })) },
  });

/** Readings with everything at its default but the given ones. */
export const readingsOf = (changed: Partial<Readings> = {}): Readings => ({
  ...Readings.parse({}),
  ...changed,
});

/** What render may know. Keys are those that core makes for the client "test". */
export const contextOf = (kind: string, identifier: string, plan: AccountPlan = planOf()): RenderContext => ({
  plan,
  identifier,
  keyOf: (step) => stepKey(["test", kind, identifier, step]),
});

export const ledgerOf = (change: object = {}): LedgerDocument =>
  LedgerDocument.parse({ ...documentedLedger, ...change });

export const invoiceOf = (change: object = {}): Invoice => Invoice.parse({ ...sampleInvoice, ...change });

export const paymentOf = (change: object = {}): Payment => Payment.parse({ ...samplePayment, ...change });

/** A golden file: the exact text. */
export const golden = (name: string): string =>
  readFileSync(new URL(`../golden/${name}`, import.meta.url), "utf8");

/** Findings in one line each. */
export const found = ({ problems }: Rendered): readonly string[] =>
  problems.map(({ severity, code, pointer }) => `${severity} ${code} ${pointer}`);

/** Errors in one line each. */
export const errors = (rendered: Rendered): readonly string[] =>
  found(rendered)
    .filter((line) => line.startsWith("error"))
    .map((line) => line.slice(6));

/** Text of the only step. */
export const bodyOf = ({ steps }: Rendered): string => steps[0]?.request.body ?? "";
