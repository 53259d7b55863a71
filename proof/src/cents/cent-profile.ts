import { AccountPlan, type CivilDate, civilDate, type DocumentKind } from "@confirma-connect/core";
import type { SampleAccounts } from "../simulation/document.ts";
import type { AdapterName } from "../simulation/stage/stage.ts";

/** How one accounting system is asked about cents. */
export interface CentProfile {
  readonly adapter: AdapterName;
  /** Set of readings under which the stand-in is opened. */
  readonly readings: string;
  readonly plan: AccountPlan;
  readonly accounts: SampleAccounts;
  readonly kinds: readonly DocumentKind[];
  /** First and last day of documents; the stand-in's books are open between them. */
  readonly days: readonly [CivilDate, CivilDate];
  /** Rates in percent that the stand-in's company knows; a day's other rates are not drawn. */
  readonly rates: readonly number[];
  /** Accounts of open invoices and of received money in the stand-in's company. */
  readonly open: { readonly receivables: string; readonly money: string };
  /** Whether the capital of a payment moves the books at once, or only marks the invoice as paid. */
  readonly capitalMovesBooks: boolean;
  /** Whether credit notes are booked as ledger documents, and come back as such. */
  readonly creditNotesAsLedger: boolean;
  /** Accounts of the stand-in that predictions name by their role only. */
  readonly roles: Readonly<Record<string, string>>;
}

const allRates = [25.5, 24, 14, 13.5, 10, 0];

/** Every Finnish rate since 2013, with the accounting system's code for it. */
const vatRules = (code: (percentage: number) => string) =>
  allRates
    .filter((percentage) => percentage > 0)
    .map((percentage) => ({ percentage, target: code(percentage) }));

/** The days on which 24 became 25.5 and 14 became 13.5 lie in the middle. */
const ratesChange = [civilDate("2024-01-01"), civilDate("2026-05-31")] as const;

const parts = { interest: { account: "9440" }, costs: { account: "3100" } };

/** The sandbox: a small chart with two rates, and locked books before 2026. */
const sandbox: CentProfile = {
  adapter: "sandbox",
  readings: "enforced",
  plan: AccountPlan.parse({
    accounts: { map: { R1: "1701" } },
    documentClasses: { ML: "Sales invoices" },
    vatCodes: [{ percentage: 25.5, target: "S255" }],
    payments: { interest: { account: "9000" }, costs: { account: "9010" } },
  }),
  accounts: { receivables: "R1", sales: "3000", vat: "2939" },
  kinds: ["ledger", "invoice", "payment"],
  days: [civilDate("2026-01-01"), civilDate("2026-05-31")],
  rates: [25.5, 0],
  open: { receivables: "1700", money: "1910" },
  capitalMovesBooks: true,
  creditNotesAsLedger: false,
  roles: {},
};

const netvisor: CentProfile = {
  adapter: "netvisor",
  readings: "cautious",
  plan: AccountPlan.parse({
    documentClasses: { ML: "Myyntilasku" },
    vatCodes: vatRules(() => "KOMY"),
    payments: { method: "Pankkitili", clearingAccount: "1910", documentClass: "Muut", ...parts },
  }),
  accounts: { receivables: "1701", sales: "3000", vat: "2939" },
  kinds: ["ledger", "invoice", "payment"],
  days: ratesChange,
  rates: allRates,
  open: { receivables: "1701", money: "1910" },
  capitalMovesBooks: true,
  creditNotesAsLedger: false,
  roles: {
    "(receivables)": "1701",
    "(VAT)": "2939",
    "(VAT debt)": "2939",
    "(sales default)": "3000",
    "(payment method Pankkitili)": "1910",
  },
};

const procountor: CentProfile = {
  adapter: "procountor",
  readings: "cautious",
  plan: AccountPlan.parse({
    vatCodes: vatRules(() => "1"),
    payments: { clearingAccount: "1910", interest: { account: "9420" }, costs: { account: "3100" } },
    options: { procountor: { bankAccount: "FI2112345600000785" } },
  }),
  accounts: { receivables: "1700", sales: "3000", vat: "2939" },
  kinds: ["ledger", "invoice", "payment"],
  days: ratesChange,
  rates: allRates,
  open: { receivables: "1700", money: "1910" },
  capitalMovesBooks: false,
  creditNotesAsLedger: false,
  roles: { "(receivables)": "1700", "(VAT)": "2939", "(rounding)": "8980", "(sales default)": "3000" },
};

const netbaronCodes = new Map([
  [25.5, "20"],
  [24, "20"],
  [14, "21"],
  [13.5, "21"],
  [10, "22"],
]);

const netbaron: CentProfile = {
  adapter: "netbaron",
  readings: "folder",
  plan: AccountPlan.parse({
    vatCodes: vatRules((percentage) => netbaronCodes.get(percentage) ?? "0"),
    payments: { clearingAccount: "1910", ...parts },
    options: {
      netbaron: {
        vatRows: "explicit",
        fractionalVatPercentage: "empty",
        receivablesAccount: "1701",
        vatAccount: "2939",
        bank: { iban: "FI2112345600000785" },
      },
    },
  }),
  accounts: { receivables: "1701", sales: "3000", vat: "2939" },
  kinds: ["ledger", "invoice", "payment"],
  days: ratesChange,
  rates: allRates,
  open: { receivables: "1701", money: "1910" },
  capitalMovesBooks: true,
  creditNotesAsLedger: true,
  roles: { "(receivables)": "1701", "(sales)": "3000", "(VAT)": "2939" },
};

/** Every adapter's profile. */
export const centProfiles: readonly CentProfile[] = [sandbox, netvisor, procountor, netbaron];
