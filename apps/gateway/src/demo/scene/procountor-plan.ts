import type { AccountPlanInput } from "@confirma-connect/core";
import { type DemoClient, demoRates, purchaseVatCode, saleVatCode } from "../client/demo-client.ts";
import { accountsOfPlan } from "./accounts-of-plan.ts";

/** The made-up bank account of the simulated companies. */
export const demoIban = "FI2112345600000785";

const vatCodes = [
  ...demoRates.map((percentage) => ({
    code: saleVatCode(percentage),
    percentage,
    target: percentage === 0 ? "12 SALES" : "1 SALES",
  })),
  { code: purchaseVatCode, percentage: 25.5, target: "2 PURCHASE" },
];

/**
 * The account plan of a demo client for the simulated Procountor company. Capital is booked in the payment's journal,
 * because there is no bank material in the demo, and credit notes are settled with their invoices.
 */
export const procountorPlan = (client: DemoClient): AccountPlanInput => ({
  version: "demo-2026-01",
  accounts: accountsOfPlan(client),
  vatCodes,
  dimensions: { COST_CENTER: "Kustannuspaikka" },
  projectDimension: "Projekti",
  payments: {
    clearingAccount: client.books.paymentAccount,
    interest: { account: client.books.interest },
    costs: { account: client.books.costs },
  },
  invoices: { salesAccount: client.books.defaultSales },
  options: {
    procountor: {
      bankAccount: demoIban,
      units: { kerta: "PIECE", yö: "FULL_DAY", matka: "PIECE" },
      receivablesAccount: client.books.receivables,
      creditNotes: "settle",
    },
  },
});
