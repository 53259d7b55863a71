import type { ProcountorAccount, ProcountorCompany, ProcountorFiscalYear } from "./company.ts";

const FIRST_YEAR = 2015;
const LAST_CLOSED_YEAR = 2018;
const YEARS = 20;

const chart: readonly (readonly [code: string, name: string, vatPercents?: readonly number[]])[] = [
  ["1700", "Myyntisaamiset", [0]],
  ["1701", "Pankkikorttisaamiset", [0]],
  ["1763", "Arvonlisäverosaamiset", [0]],
  ["1900", "Kassa", [0]],
  ["1910", "Pankkitili", [0]],
  ["1920", "Asiakasvaratili", [0]],
  ["1990", "Selvittelytili", [0]],
  ["2880", "Ostovelat", [0]],
  ["2890", "Velat toimeksiantajille", [0]],
  ["2939", "Arvonlisäverovelka", [0]],
  ["3000", "Myynti"],
  ["3001", "Myynti, tavarat"],
  ["3100", "Perintätuotot"],
  ["3150", "Myynti, veroton", [0]],
  ["4000", "Ostot"],
  ["8450", "Muut kulut"],
  ["8980", "Pyöristyserot", [0]],
  ["9040", "Korkotuotot", [0]],
  ["9420", "Luottotappiot"],
];

const accounts: readonly ProcountorAccount[] = [
  ...chart.map(([code, name, vatPercents]) =>
    vatPercents === undefined ? { code, name, active: true } : { code, name, active: true, vatPercents },
  ),
  { code: "3999", name: "Käytöstä poistettu tili", active: false },
];

const fiscalYears: readonly ProcountorFiscalYear[] = Array.from({ length: YEARS }, (_unused, index) => {
  const year = FIRST_YEAR + index;
  const id = 100 + index * 20;
  const closed = year <= LAST_CLOSED_YEAR;
  const trackingPeriods = Array.from({ length: 12 }, (_month, month) => {
    const number = String(month + 1).padStart(2, "0");
    const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
    const status = closed ? ("CLOSED" as const) : ("OPEN" as const);
    return {
      id: id + month + 1,
      startDate: `${year}-${number}-01`,
      endDate: `${year}-${number}-${last}`,
      status,
    };
  });
  return { id, startDate: `${year}-01-01`, endDate: `${year}-12-31`, isOpen: !closed, trackingPeriods };
}).reverse();

const demo: ProcountorCompany = {
  id: 4711,
  name: "Malliyritys Oy",
  businessId: "1234567-1",
  country: "FINLAND",
  currency: "EUR",
  apiKey: "demo-procountor-api-key",
  users: [{ id: 901, userName: "rajapinta", firstName: "Raja", lastName: "Pinta" }],
  accounts,
  defaultAccounts: {
    receivables: "1700",
    sales: "3000",
    payables: "2880",
    purchases: "8450",
    vatPayable: "2939",
    vatReceivable: "1763",
    rounding: "8980",
    bank: "1910",
  },
  dimensions: [
    {
      id: 301,
      name: "Kustannuspaikka",
      items: [
        { id: 311, codeName: "Perintä", active: true },
        { id: 312, codeName: "Hallinto", description: "Hallinto ja talous", active: true },
        { id: 313, codeName: "Vanha", active: false },
      ],
    },
    { id: 302, name: "Projekti", items: [{ id: 321, codeName: "P1", active: true }] },
  ],
  maxDimensions: 3,
  vatPercents: [25.5, 24, 14, 13.5, 10, 0].map((percent) => ({ percent, sales: true, purchase: true })),
  vatStatuses: [
    { status: 1, description: "Domestic", sales: true, purchase: false, zeroOnly: false },
    { status: 2, description: "Domestic", sales: false, purchase: true, zeroOnly: false },
    { status: 3, description: "Outside of the EU", sales: true, purchase: false, zeroOnly: true },
    { status: 5, description: "EU community sales (product)", sales: true, purchase: false, zeroOnly: true },
    { status: 12, description: "No VAT handling", sales: true, purchase: true, zeroOnly: true },
  ],
  foreignVat: false,
  balanceSheet: false,
  fiscalYears,
  bankAccounts: [
    {
      id: 401,
      iban: "FI2112345600000785",
      bic: "NDEAFIHH",
      bankName: "Mallipankki",
      currency: "EUR",
      ledgerAccount: "1910",
      defaultForInvoice: true,
      defaultForPayment: true,
      active: true,
    },
  ],
  partners: [
    { id: 501, type: "CUSTOMER", name: "Malliasiakas Oy", customerNumber: "1000", identifier: "2528842-6" },
    {
      id: 502,
      type: "SUPPLIER",
      name: "Mallitoimittaja Oy",
      customerNumber: "2000",
      identifier: "1234567-1",
    },
  ],
  products: [
    {
      id: 601,
      type: "SALES",
      name: "Perintäkulu",
      code: "PK",
      unit: "PIECE",
      price: 5,
      vatPercent: 0,
      vatStatus: 12,
      account: "3100",
      active: true,
    },
    {
      id: 602,
      type: "SALES",
      name: "Viivästyskorko",
      code: "VK",
      unit: "PIECE",
      price: 1,
      vatPercent: 0,
      vatStatus: 12,
      account: "9040",
      active: true,
    },
  ],
  circulation: true,
  collection: { automatic: true, costsProductId: 601, penalProductId: 602 },
};

/** A made-up company with a small chart, fiscal years from 2015 to 2034 (closed until 2018) and no real data. */
export function demoProcountorCompany(overrides: Partial<ProcountorCompany> = {}): ProcountorCompany {
  return { ...demo, ...overrides };
}

/** A client id and secret, with its share of requests per second. */
export interface ProcountorClient {
  readonly id: string;
  readonly secret: string;
  /** Default 20, the value of the older vendor page; a newer one says 60. */
  readonly requestsPerSecond?: number;
}

/** The made-up client used unless the options name others. */
export const demoProcountorClient: ProcountorClient = {
  id: "confirmaConnectClient",
  secret: "testsecret_bb6e2c0f",
};
