import type { NetbaronAccount, NetbaronCompany, NetbaronPeriod, NetbaronVatCode } from "./company.ts";

const ACCOUNTS: readonly (readonly [number: string, name: string])[] = [
  ["1700", "Myyntisaamiset, vanha"],
  ["1701", "Myyntisaamiset"],
  ["1702", "Myyntisaamiset, palvelut"],
  ["1703", "Myyntisaamiset, perintä"],
  ["1763", "Ostojen arvonlisäverosaaminen"],
  ["1780", "Selvittelytili"],
  ["1900", "Kassa"],
  ["1910", "Pankkitili"],
  ["1920", "Perintätoimiston tilityssaaminen"],
  ["2861", "Saadut ennakot"],
  ["2871", "Ostovelat"],
  ["2939", "Arvonlisäverovelka"],
  ["29391", "Arvonlisäverovelka, myynti"],
  ["3000", "Myynti"],
  ["3001", "Myynti, palvelut"],
  ["3005", "Myynti, muut"],
  ["3010", "Myynti kotimaa"],
  ["3100", "Perintäkulutuotot"],
  ["3200", "Myynti, tarvikkeet"],
  ["3410", "Viivästyskorkotuotot"],
  ["3411", "Korkotuotot"],
  ["3420", "Muistutusmaksutuotot"],
  ["3500", "Annetut alennukset"],
  ["4000", "Ostot"],
  ["8570", "Pyöristyserot"],
  ["8580", "Luottotappiot"],
  ["8600", "Perintäkulut"],
  ["9170", "Perintä"],
  ["9440", "Korkotuotot myyntisaamisista"],
];

const accounts: readonly NetbaronAccount[] = [
  ...ACCOUNTS.map(([number, name]) => ({ number, name, active: true })),
  { number: "3999", name: "Käytöstä poistettu myyntitili", active: false },
];

const vatCodes: readonly NetbaronVatCode[] = [
  { code: "0", name: "Veroton", rates: [{ basisPoints: 0, from: "2013-01-01" }] },
  {
    code: "20",
    name: "Kotimaan myynti, yleinen kanta",
    rates: [
      { basisPoints: 2400, from: "2013-01-01", to: "2024-08-31" },
      { basisPoints: 2550, from: "2024-09-01" },
    ],
  },
  {
    code: "21",
    name: "Kotimaan myynti, alennettu kanta I",
    rates: [
      { basisPoints: 1400, from: "2013-01-01", to: "2025-12-31" },
      { basisPoints: 1350, from: "2026-01-01" },
    ],
  },
  {
    code: "22",
    name: "Kotimaan myynti, alennettu kanta II",
    rates: [{ basisPoints: 1000, from: "2013-01-01" }],
  },
];

const FIRST_YEAR = 2015;
const FIRST_OPEN_YEAR = 2019;
const YEARS = 20;

const periods: readonly NetbaronPeriod[] = Array.from({ length: YEARS }, (_, index) => {
  const year = FIRST_YEAR + index;
  return {
    name: `${year}`,
    begin: `${year}-01-01`,
    end: `${year}-12-31`,
    closed: year < FIRST_OPEN_YEAR,
  };
});

const demo: NetbaronCompany = {
  organisationId: "1001",
  businessId: "2345678-0",
  name: "Velkoja Oy",
  folder: "",
  accounts,
  costCentres: [
    { number: "100", name: "Hallinto" },
    { number: "1000", name: "Myynti" },
  ],
  jobs: [
    { number: "P2020123", name: "Projekti 1" },
    { number: "PN12345", name: "Projekti 2" },
  ],
  vatCodes,
  periods,
  invoiceAccounts: { receivables: "1701", sales: "3000", vat: "2939", rounding: "8570", clearing: "1780" },
  modules: [
    {
      name: "invoice",
      passwords: ["demo-invoice-password"],
      methods: ["GET", "PUT"],
      addresses: ["127.0.0.1"],
    },
    {
      name: "invoice2",
      passwords: ["demo-invoice2-password"],
      methods: ["GET", "PUT"],
      addresses: ["127.0.0.1"],
    },
    {
      name: "accounting",
      passwords: ["demo-accounting-password"],
      methods: ["GET", "POST"],
      addresses: ["127.0.0.1"],
    },
  ],
};

/** A made-up organisation: years 2015 to 2018 closed, 2019 to 2034 open; parts can be replaced. */
export function demoNetbaronCompany(overrides: Partial<NetbaronCompany> = {}): NetbaronCompany {
  return { ...demo, ...overrides };
}
