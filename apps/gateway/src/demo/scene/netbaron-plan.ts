import type { AccountPlanInput } from "@confirma-connect/core";
import { type DemoClient, demoRates, purchaseVatCode, saleVatCode } from "../client/demo-client.ts";
import { accountsOfPlan } from "./accounts-of-plan.ts";
import { demoIban } from "./procountor-plan.ts";

/** NetBaron's VAT codes are numbers; these are the stand-in's. */
const targets = { "25.5": "20", "13.5": "21", "10": "22", "0": "0" } as const;

const vatCodes = [
  ...demoRates.map((percentage) => ({
    code: saleVatCode(percentage),
    percentage,
    target: targets[`${percentage}`],
  })),
  { code: purchaseVatCode, percentage: 25.5, target: purchaseVatCode },
];

/** The account plan of a demo client for the simulated NetBaron organisation. */
export const netbaronPlan = (client: DemoClient): AccountPlanInput => ({
  version: "demo-2026-01",
  accounts: accountsOfPlan(client),
  vatCodes,
  dimensions: { COST_CENTER: "Kustannuspaikka" },
  documentClasses: { ML: "ML", PER: "PER", MU: "MU" },
  payments: {
    clearingAccount: client.books.paymentAccount,
    interest: { account: client.books.interest },
    costs: { account: client.books.costs },
  },
  invoices: { salesAccount: client.books.defaultSales },
  options: {
    netbaron: {
      vatRows: "explicit",
      fractionalVatPercentage: "empty",
      receivablesAccount: client.books.receivables,
      vatAccount: client.books.vat,
      bank: { iban: demoIban },
      finvoiceDialect: "netbaron",
    },
  },
});
