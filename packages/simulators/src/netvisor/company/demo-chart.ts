import type { NetvisorAccount, NetvisorDefaultAccounts } from "./company.ts";

type Row = readonly [number: string, name: string, group: string, vatCode?: string];

const GROUPS: readonly Row[] = [
  ["1", "Vastaavaa", ""],
  ["2", "Vastattavaa", ""],
  ["3-9", "Tuloslaskelma", ""],
];

const BALANCE: readonly Row[] = [
  ["1521", "Varasto", "1"],
  ["1700", "Myyntisaamiset, vanha", "1"],
  ["1701", "Myyntisaamiset", "1"],
  ["1702", "Myyntisaamiset, palvelut", "1"],
  ["1703", "Myyntisaamiset, perintä", "1"],
  ["1763", "Ostojen arvonlisäverosaaminen", "1"],
  ["1780", "Selvittelytili", "1"],
  ["1849", "Ostolaskujen jaksotukset", "1"],
  ["1850", "Myyntilaskujen jaksotukset", "1"],
  ["1900", "Kassa", "1"],
  ["1910", "Pankkitili", "1"],
  ["1920", "Perintätoimiston tilityssaaminen", "1"],
  ["2861", "Saadut ennakot", "2"],
  ["2871", "Ostovelat", "2"],
  ["2939", "Arvonlisäverovelka", "2"],
  ["2946", "Arvonlisäveron maksettava", "2"],
  ["2948", "Verotili", "2"],
];

const RESULT: readonly Row[] = [
  ["3000", "Myynti", "3-9", "KOMY"],
  ["3001", "Myynti, palvelut", "3-9", "KOMY"],
  ["3005", "Myynti, muut", "3-9", "KOMY"],
  ["3010", "Myynti kotimaa", "3-9", "KOMY"],
  ["3100", "Perintäkulutuotot", "3-9", "NONE"],
  ["3200", "Myynti, tarvikkeet", "3-9", "KOMY"],
  ["3360", "EU-myynti", "3-9", "EUMY"],
  ["3380", "Myynti EU:n ulkopuolelle", "3-9", "EUUM"],
  ["3410", "Viivästyskorkotuotot", "3-9", "NONE"],
  ["3411", "Korkotuotot", "3-9", "NONE"],
  ["3420", "Muistutusmaksutuotot", "3-9", "NONE"],
  ["3500", "Annetut alennukset", "3-9", "KOMY"],
  ["3580", "Myynnin kurssierot", "3-9", "NONE"],
  ["4000", "Ostot", "3-9", "KOOS"],
  ["4110", "EU-ostot", "3-9", "EUOS"],
  ["4130", "Ostot EU:n ulkopuolelta", "3-9", "EUUO"],
  ["4230", "Saadut alennukset", "3-9", "KOOS"],
  ["4370", "Ostojen kurssierot", "3-9", "NONE"],
  ["8570", "Pyöristyserot", "3-9", "NONE"],
  ["8580", "Luottotappiot", "3-9", "NONE"],
  ["8600", "Perintäkulut", "3-9", "KOOS"],
  ["9170", "Perintä", "3-9", "NONE"],
  ["9440", "Korkotuotot myyntisaamisista", "3-9", "NONE"],
];

/** A made-up Finnish chart: balance accounts take only NONE, result accounts take every code. */
export const demoAccounts: readonly NetvisorAccount[] = [
  ...GROUPS.map(([number, name]): NetvisorAccount => ({ number, name, type: "accountgroup", active: true })),
  ...BALANCE.map(
    ([number, name, group]): NetvisorAccount => ({
      number,
      name,
      group,
      type: "account",
      active: true,
      defaultVatCode: "NONE",
      vatCodes: ["NONE"],
    }),
  ),
  ...RESULT.map(
    ([number, name, group, vatCode]): NetvisorAccount => ({
      number,
      name,
      group,
      type: "account",
      active: true,
      defaultVatCode: vatCode ?? "NONE",
    }),
  ),
  { number: "3999", name: "Käytöstä poistettu myyntitili", type: "account", active: false, group: "3-9" },
];

/** The default accounts of the demo company. */
export const demoDefaultAccounts: NetvisorDefaultAccounts = {
  TradePayables: "2871",
  PurchaseVATReceivable: "1763",
  RoundingOffDifference: "8570",
  VATpayable: "2946",
  TaxAccount: "2948",
  AdvancePayments: "2861",
  SalesReceivables: "1701",
  SalesVATDebt: "2939",
  Inventory: "1521",
  SalesDiscount: "3500",
  SalesExchangeRateDifferences: "3580",
  Collection: "9170",
  PurchasesDiscounts: "4230",
  PurchasesExchangeRateDifferences: "4370",
  PurchaseInvoiceAccrual: "1849",
  SalesInvoiceAccrual: "1850",
  PurchaseDomesticDefault: "4000",
  PurchaseEUDefault: "4110",
  PurchaseOutsideEUDefault: "4130",
  SalesDomesticDefault: "3000",
  SalesEUDefault: "3360",
  SalesOutsideEUDefault: "3380",
};
