import type { LedgerBody } from "./demo-document.ts";

const common = {
  bookingDate: "2025-12-12",
  vatAccountNumber: null,
  vatType: null,
  projectNumber: "PN12345",
  transactionType: null,
  transactionDescription: "1763",
} as const;

/** The ledger document of the agency's public documentation, complete and word for word. */
export const documentedLedger: LedgerBody = {
  ledgerIdentifier: "abc-123-def-456",
  companyIdentifier: "123456-7",
  documentType: "ML",
  documentName: "1001",
  documentDate: "2025-12-13",
  documentDescription: "Here comes the description, max 210 chars long",
  calculationMode: "GROSS",
  ledgerRows: [
    {
      ...common,
      accountNumber: "1701",
      vatPercentage: 0,
      vatCode: "",
      amount: 2990.0,
      netAmount: 2990.0,
      isVatRow: 0,
      ledgerDimensions: [{ dimensionType: "COST_CENTER", dimensionValue: "1000" }],
    },
    {
      ...common,
      accountNumber: "3000",
      vatPercentage: 25.5,
      vatCode: "20",
      amount: -2990.0,
      netAmount: -2382.47,
      isVatRow: 0,
      ledgerDimensions: [],
    },
    {
      ...common,
      accountNumber: "2939",
      vatPercentage: 0,
      vatCode: "",
      amount: -607.53,
      netAmount: -607.53,
      isVatRow: 1,
      ledgerDimensions: [],
    },
  ],
};
