import { LedgerDocument, Payment } from "@confirma-connect/core";
import { movements } from "../posting/sample.ts";
import type { pullScene } from "./pull-scene.ts";

/** What everything in the store does to the books, in cents. */
export async function booksOf({ store }: Pick<ReturnType<typeof pullScene>, "store">) {
  const all = await store.list({ client: "client" });
  const of = (kind: string) =>
    all.filter((each) => each.kind === kind).map(({ document }): unknown => JSON.parse(document));
  const payments = of("payment").map((each) => Payment.parse(each));
  const ledgers = of("ledger").map((each) => LedgerDocument.parse(each));
  const ofInvoice: Record<string, number> = {};
  for (const { invoiceNumber, amount } of payments) {
    ofInvoice[invoiceNumber] = (ofInvoice[invoiceNumber] ?? 0) + amount;
  }
  return {
    payments,
    ledgers,
    /** Account → what moved on it. */
    accounts: movements(payments, ledgers),
    /** Invoice → what was booked as paid. */
    ofInvoice,
  };
}
