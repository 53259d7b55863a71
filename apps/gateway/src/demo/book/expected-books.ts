import type { DemoClient } from "../client/demo-client.ts";
import { centsOf, type DemoDocument, identifierOfDemo } from "../document/demo-document.ts";
import {
  added,
  type Balances,
  type BookEntry,
  type ExpectedBooks,
  invoiceSignature,
  paymentSignature,
  voucherSignature,
} from "./book-entry.ts";
import { capitalSums, incomeSums, invoiceSums, ledgerSums, partsOfPayment } from "./posting-of.ts";

/** What one document changes in the books. */
interface Effect {
  readonly sums: readonly Balances[];
  readonly signatures: readonly string[];
  /** Changes of open sums by invoice number, in cents. */
  readonly open: readonly (readonly [invoice: string, cents: number])[];
}

function effectOf(client: DemoClient, document: DemoDocument): Effect {
  switch (document.kind) {
    case "ledger": {
      const sums = ledgerSums(client, document.body);
      return { sums: [sums], signatures: [voucherSignature(document.body.documentDate, sums)], open: [] };
    }
    case "invoice": {
      const { header, references, amounts } = document.body;
      const [number, total] = [String(header.number), centsOf(amounts.totalAmount)];
      const credited = references?.creditedInvoiceNumber ?? undefined;
      // A credit note is set against its invoice: it owes nothing itself and lowers what the invoice owes.
      const open = [[credited === undefined ? number : String(credited), total] as const];
      const own = credited === undefined ? [] : [[number, 0] as const];
      return {
        sums: [invoiceSums(client, document.body)],
        signatures: [invoiceSignature(number, total)],
        open: [...open, ...own],
      };
    }
    case "payment": {
      const { invoiceNumber, paymentDate } = document.body;
      const [invoice, parts] = [String(invoiceNumber), partsOfPayment(document.body)];
      const income = incomeSums(client, parts);
      const voucher = parts.interest + parts.costs === 0 ? [] : [voucherSignature(paymentDate, income)];
      return {
        sums: [capitalSums(client, parts), income],
        signatures: [paymentSignature(invoice, paymentDate, parts.capital), ...voucher],
        open: [[invoice, -parts.capital]],
      };
    }
  }
}

/** Adds up the documents of one client. Shares no code with any adapter. */
export function expectedBooks(client: DemoClient, documents: readonly DemoDocument[]): ExpectedBooks {
  const entries: BookEntry[] = [];
  const open = new Map<string, number>();
  let balances: Balances = new Map();
  for (const document of documents) {
    const effect = effectOf(client, document);
    const name = `${document.kind} ${identifierOfDemo(document)}`;
    entries.push(...effect.signatures.map((signature) => ({ document: name, signature })));
    for (const [invoice, cents] of effect.open) open.set(invoice, (open.get(invoice) ?? 0) + cents);
    for (const [account, cents] of effect.sums.flatMap((sums) => [...sums])) {
      balances = added(balances, account, cents);
    }
  }
  return { balances, entries, open };
}
