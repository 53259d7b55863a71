import type { NetvisorCompany, NetvisorPeriod, NetvisorVoucherType } from "./company.ts";
import { demoAccounts, demoDefaultAccounts } from "./demo-chart.ts";

const FIRST_YEAR = 2015;
const YEARS = 20;

const voucherTypes: readonly NetvisorVoucherType[] = [
  { netvisorKey: 1, abbreviation: "ML", name: "Myyntilasku", englishName: "Sales invoice" },
  { netvisorKey: 2, abbreviation: "MS", name: "Myyntisuoritus", englishName: "Sales payment" },
  { netvisorKey: 3, abbreviation: "PT", name: "Pankki", englishName: "Bank" },
  { netvisorKey: 4, abbreviation: "KT", name: "Kassa", englishName: "Cash" },
  { netvisorKey: 5, abbreviation: "PUMP", name: "Tuodut tapahtumat", englishName: "Imported transactions" },
  { netvisorKey: 6, abbreviation: "AT", name: "Järjestelmän tekemät", englishName: "Made by the system" },
  { netvisorKey: 7, abbreviation: "MU", name: "Muut", englishName: "Others" },
  { netvisorKey: 8, abbreviation: "OL", name: "Ostolasku", englishName: "Purchase invoice" },
  { netvisorKey: 9, abbreviation: "OS", name: "Ostosuoritus", englishName: "Purchase payment" },
  { netvisorKey: 10, abbreviation: "JK", name: "Jaksotukset", englishName: "Accruals" },
  { netvisorKey: 11, abbreviation: "PA", name: "Palkka", englishName: "Payroll" },
  { netvisorKey: 12, abbreviation: "T", name: "Tilinpäätös", englishName: "Automatic closing entries" },
  { netvisorKey: 13, abbreviation: "PER", name: "Perintätilitys", englishName: "Collection settlement" },
];

const periods: readonly NetvisorPeriod[] = Array.from({ length: YEARS }, (_, index) => {
  const year = FIRST_YEAR + index;
  return { netvisorKey: index + 1, name: `${year}`, beginDate: `${year}-01-01`, endDate: `${year}-12-31` };
});

const demo: NetvisorCompany = {
  organisationId: "1967543-8",
  name: "Esimerkki Oy",
  customerId: "demo-integration-user",
  customerKey: "7cd680e89e880553358bc07cd28b0ee2",
  accounts: demoAccounts,
  defaultAccounts: demoDefaultAccounts,
  voucherTypes,
  defaultVoucherTypes: {
    salesInvoices: "Myyntilasku",
    salesInvoicePayments: "Myyntisuoritus",
    purchaseInvoices: "Ostolasku",
    purchaseInvoicePayments: "Ostosuoritus",
    otherSystemGenerated: "Järjestelmän tekemät",
    bankStatement: "Pankki",
    accruals: "Jaksotukset",
  },
  dimensions: [
    // 1000 and PN12345 are those of the agency's documented ledger document.
    { name: "Kustannuspaikka", items: ["Hallinto", "Myynti", "1000"] },
    { name: "Projekti", items: ["P1", "P2", "PN12345"] },
  ],
  products: [
    { code: "PALVELU", name: "Palvelu", unitPrice: "100,0000", accountNumber: "3000", vatPercent: "25,5" },
    { code: "TARVIKE", name: "Tarvike", unitPrice: "9,9000", accountNumber: "3200", vatPercent: "25,5" },
    { code: "PERINTAKULU", name: "Perintäkulu", unitPrice: "5,0000", accountNumber: "3100", vatPercent: "0" },
  ],
  customers: [
    { code: "1000", name: "Maija Mallikas", businessId: "" },
    { code: "1001", name: "Malliasiakas Oy", businessId: "1234567-1" },
  ],
  periods,
  accountingLockDate: "2017-12-31",
  vatLockDate: "2018-12-31",
  purchaseLockDate: "2017-12-31",
  paymentMethods: [
    {
      type: "bankaccount",
      name: "Pankkitili",
      accountNumber: "1910",
      iban: "FI2112345600000785",
      bic: "NDEAFIHH",
    },
    { type: "alternative", name: "Perintä", accountNumber: "1920" },
    { type: "alternative", name: "Käteinen", accountNumber: "1900" },
    { type: "alternative", name: "pankkikortti", accountNumber: "1780" },
  ],
  paymentTerms: [
    { netvisorKey: 1, description: "14 päivää netto", netDays: 14, isDefault: true },
    { netvisorKey: 2, description: "30 päivää netto", netDays: 30, isDefault: false },
    { netvisorKey: 3, description: "Heti", netDays: 0, isDefault: false },
  ],
  ownVatPercents: [],
};

/** A made-up company with a full chart, periods from 2015 to 2034 and no real data; parts can be replaced. */
export function demoNetvisorCompany(overrides: Partial<NetvisorCompany> = {}): NetvisorCompany {
  return { ...demo, ...overrides };
}

/** The made-up partner credentials used unless the options name others. */
export const demoNetvisorPartner: { readonly id: string; readonly key: string } = {
  id: "con_demo",
  key: "07f94228d149a96b2f25e3edad55096e",
};
