import type { DemoClient } from "./demo-client.ts";

const shared = {
  receivables: "1701",
  vat: "2939",
  purchaseVat: "1763",
  bank: "1910",
  agency: "1920",
  collectionCosts: "8600",
  creditLoss: "8580",
  accruedInterest: "1703",
  interestIncome: "3410",
} as const;

/** A service company whose documents use the books' own account numbers. */
export const northClient: DemoClient = {
  id: "pohjoinen",
  name: "Pohjoisen Mallipalvelu Oy",
  businessId: "9000011-8",
  invoiceSeries: 2_610_000,
  buyers: "business",
  accounts: { ...shared, sales: { "25.5": "3000", "13.5": "3001", "10": "3200", "0": "3005" } },
  bookAccounts: {},
  books: {
    receivables: "1701",
    vat: "2939",
    defaultSales: "3000",
    paymentAccount: "1920",
    interest: "3410",
    costs: "3100",
  },
};

/** A retailer whose documents name other account numbers than its books, so that the plan has to map them. */
export const coastClient: DemoClient = {
  id: "rannikko",
  name: "Rannikon Mallikauppa Oy",
  businessId: "9000022-2",
  invoiceSeries: 2_670_000,
  buyers: "mixed",
  accounts: {
    ...shared,
    receivables: "17010",
    sales: { "25.5": "30010", "13.5": "30020", "10": "30030", "0": "30040" },
    creditLoss: "85800",
  },
  bookAccounts: {
    "17010": "1702",
    "30010": "3010",
    "30020": "3001",
    "30030": "3200",
    "30040": "3005",
    "85800": "8580",
  },
  books: {
    receivables: "1702",
    vat: "2939",
    defaultSales: "3010",
    paymentAccount: "1910",
    interest: "9440",
    costs: "3420",
  },
};

/** The clients of the demo. */
export const demoClients: readonly DemoClient[] = [northClient, coastClient];
