import { demoProcountorCompany, type ProcountorCompany } from "@confirma-connect/simulators";
import type { DemoClient } from "../client/demo-client.ts";
import { accountsOfBooks } from "./accounts-of-plan.ts";

/** A made-up key; it opens the simulated company on this machine and nothing else. */
export const apiKeyOf = (client: DemoClient): string => `simulated-api-key-of-${client.id}`;

/** The simulated company's identifier: the digits of its business id. */
export const companyIdOf = ({ businessId }: DemoClient): number => Number(businessId.slice(0, 7));

const items = (first: number, names: readonly string[]) =>
  names.map((codeName, index) => ({ id: first + index, codeName, active: true }));

/** The simulated company of a client: a chart with the client's accounts, its default accounts and dimensions. */
export function procountorCompany(client: DemoClient): ProcountorCompany {
  const base = demoProcountorCompany();
  const { books, accounts, name, businessId } = client;
  const [payables, purchases, rounding] = ["2880", "8450", "8980"] as const;
  const codes = [...accountsOfBooks(client), payables, purchases, rounding];
  return {
    ...base,
    id: companyIdOf(client),
    name,
    businessId,
    apiKey: apiKeyOf(client),
    accounts: codes.map((code) => ({ code, name: `Tili ${code}`, active: true })),
    defaultAccounts: {
      ...{ payables, purchases, rounding },
      receivables: books.receivables,
      sales: books.defaultSales,
      vatPayable: books.vat,
      vatReceivable: accounts.purchaseVat,
      bank: accounts.bank,
    },
    dimensions: [
      { id: 301, name: "Kustannuspaikka", items: items(311, ["1000", "2000", "3000"]) },
      { id: 302, name: "Projekti", items: items(321, ["PN12345", "PN20001"]) },
    ],
    partners: [],
    products: [],
    collection: { automatic: false },
  };
}
