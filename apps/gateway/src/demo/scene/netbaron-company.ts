import { demoNetbaronCompany, type NetbaronCompany } from "@confirma-connect/simulators";
import { type DemoClient, purchaseVatCode } from "../client/demo-client.ts";
import { accountsOfBooks } from "./accounts-of-plan.ts";

const entry = (number: string) => ({ number, name: `Nimi ${number}` });

/** The simulated organisation of a client: its accounts, cost centres, jobs, VAT codes and a folder of its own. */
export function netbaronCompany(client: DemoClient): NetbaronCompany {
  const base = demoNetbaronCompany();
  const { books, name, businessId } = client;
  const { rounding, clearing } = base.invoiceAccounts;
  const numbers = [...new Set([...accountsOfBooks(client), rounding, clearing])];
  const purchase = {
    code: purchaseVatCode,
    name: "Kotimaan osto, yleinen kanta",
    rates: [{ basisPoints: 2550, from: "2024-09-01" }],
  };
  return {
    ...base,
    organisationId: client.id,
    businessId,
    name,
    folder: client.id,
    accounts: numbers.map((number) => ({ number, name: `Tili ${number}`, active: true })),
    costCentres: ["1000", "2000", "3000"].map(entry),
    jobs: ["PN12345", "PN20001"].map(entry),
    vatCodes: [...base.vatCodes, purchase],
    invoiceAccounts: {
      ...base.invoiceAccounts,
      receivables: books.receivables,
      sales: books.defaultSales,
      vat: books.vat,
    },
  };
}
