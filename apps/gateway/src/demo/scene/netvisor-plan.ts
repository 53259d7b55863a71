import type { AccountPlanInput } from "@confirma-connect/core";
import { type DemoClient, demoRates, purchaseVatCode, saleVatCode } from "../client/demo-client.ts";
import { accountsOfPlan } from "./accounts-of-plan.ts";

const documentClasses = { ML: "Myyntilasku", PER: "Perintätilitys", MU: "Muut" } as const;

const vatCodes = [
  ...demoRates.map((percentage) => ({
    code: saleVatCode(percentage),
    percentage,
    target: percentage === 0 ? "KOMY0" : "KOMY",
  })),
  { code: purchaseVatCode, percentage: 25.5, target: "KOOS" },
];

/** The account plan of a demo client for the simulated Netvisor company. */
export function netvisorPlan(client: DemoClient): AccountPlanInput {
  const { books } = client;
  const agencyPays = books.paymentAccount === client.accounts.agency;
  return {
    version: "demo-2026-01",
    accounts: accountsOfPlan(client),
    vatCodes,
    dimensions: { COST_CENTER: "Kustannuspaikka" },
    projectDimension: "Projekti",
    documentClasses,
    payments: {
      method: agencyPays ? "Perintä" : "Pankkitili",
      methodType: agencyPays ? "alternative" : "bankAccount",
      clearingAccount: books.paymentAccount,
      interest: { account: books.interest },
      costs: { account: books.costs },
      documentClass: "Perintätilitys",
    },
    invoices: {
      customers: "create",
      customerCode: client.buyers === "business" ? "businessId" : "customerAccountId",
      products: "single",
      salesAccount: books.defaultSales,
    },
  };
}
