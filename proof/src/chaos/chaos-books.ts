import { sampleDocuments } from "@confirma-connect/conformance";
import type { NetvisorBooks } from "@confirma-connect/simulators";
import type { ChaosDocument } from "./caller.ts";

/** What the books of one client hold of a document. */
export interface Booked {
  /** How often it is there. */
  readonly times: number;
  /** Its sum in cents, of the first time. */
  readonly cents: number;
}

const samples = sampleDocuments({
  receivables: "1701",
  sales: "3000",
  vat: "2939",
  unknownAccount: "8888",
});

/** What a document must sum up to, in cents. */
export function expectedCents({ kind, n }: ChaosDocument): number {
  if (kind === "invoice") return samples.invoice.valid(n).document.amounts.totalAmount;
  const { ledgerRows } = samples.ledger.valid(n).document;
  return ledgerRows.reduce((sum, { amount }) => sum + Math.max(amount, 0), 0);
}

/** Finds a document in the books by the caller's own identifier. */
export function bookedOf(books: NetvisorBooks, { kind, identifier }: ChaosDocument): Booked {
  if (kind === "invoice") {
    const found = books.salesInvoices.filter(({ number }) => String(number) === identifier);
    return { times: found.length, cents: found[0]?.totalCents ?? 0 };
  }
  const own = `Confirma ${identifier}`;
  const found = books.vouchers.filter(({ status, comment }) => status === "valid" && comment === own);
  const debits = found[0]?.lines.reduce((sum, { sumCents }) => sum + Math.max(sumCents, 0), 0);
  return { times: found.length, cents: debits ?? 0 };
}
