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

/** Books of a company whose documents use the books' own account numbers. */
const plainBooks = {
  receivables: "1701",
  vat: "2939",
  defaultSales: "3000",
  paymentAccount: "1920",
  interest: "3410",
  costs: "3100",
} as const;

const plainSales = { "25.5": "3000", "13.5": "3001", "10": "3200", "0": "3005" } as const;

/** Books of a company whose documents name other account numbers, so that the plan has to map them. */
const mappedBooks = {
  receivables: "1702",
  vat: "2939",
  defaultSales: "3010",
  paymentAccount: "1910",
  interest: "9440",
  costs: "3420",
} as const;

const mappedAccounts = {
  ...shared,
  receivables: "17010",
  sales: { "25.5": "30010", "13.5": "30020", "10": "30030", "0": "30040" },
  creditLoss: "85800",
} as const;

const bookAccounts = {
  "17010": "1702",
  "30010": "3010",
  "30020": "3001",
  "30030": "3200",
  "30040": "3005",
  "85800": "8580",
} as const;

/** A service company whose documents use the books' own account numbers. */
export const northClient: DemoClient = {
  id: "pohjoinen",
  system: "netvisor",
  name: "Pohjoisen Mallipalvelu Oy",
  businessId: "9000011-8",
  invoiceSeries: 2_610_000,
  buyers: "business",
  accounts: { ...shared, sales: plainSales },
  bookAccounts: {},
  books: plainBooks,
};

/** A retailer whose documents name other account numbers than its books. */
export const coastClient: DemoClient = {
  id: "rannikko",
  system: "netvisor",
  name: "Rannikon Mallikauppa Oy",
  businessId: "9000022-2",
  invoiceSeries: 2_670_000,
  buyers: "mixed",
  accounts: mappedAccounts,
  bookAccounts,
  books: mappedBooks,
};

/** A wholesaler on Procountor. */
export const lakeClient: DemoClient = {
  ...northClient,
  id: "jarvi",
  system: "procountor",
  name: "Järven Mallitukku Oy",
  businessId: "9000033-7",
  invoiceSeries: 2_620_000,
};

/** A web shop on Procountor, with account numbers of its own. */
const forestClient: DemoClient = {
  ...coastClient,
  id: "metsa",
  system: "procountor",
  name: "Metsän Mallitarvike Oy",
  businessId: "9000044-1",
  invoiceSeries: 2_640_000,
};

/** A service company on NetBaron. */
export const islandClient: DemoClient = {
  ...northClient,
  id: "saari",
  system: "netbaron",
  name: "Saaren Mallihuolto Oy",
  businessId: "9000055-6",
  invoiceSeries: 2_630_000,
};

/** A publisher on NetBaron, with account numbers of its own. */
const valleyClient: DemoClient = {
  ...coastClient,
  id: "laakso",
  system: "netbaron",
  name: "Laakson Mallilehti Oy",
  businessId: "9000066-0",
  invoiceSeries: 2_650_000,
};

/** The clients of the demo, two on each accounting system. */
export const demoClients: readonly DemoClient[] = [
  northClient,
  coastClient,
  lakeClient,
  forestClient,
  islandClient,
  valleyClient,
];
