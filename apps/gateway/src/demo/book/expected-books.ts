import type { DemoClient } from "../client/demo-client.ts";
import {
  centsOf,
  type DemoDocument,
  type InvoiceBody,
  identifierOfDemo,
  type PaymentBody,
} from "../document/demo-document.ts";
import {
  addedAll,
  type Balances,
  type BookEntry,
  type ExpectedBooks,
  invoiceSignature,
  paymentSignature,
  voucherSignature,
} from "./book-entry.ts";
import { bookingHabits } from "./booking-habit.ts";
import { capitalSums, incomeSums, invoiceSums, ledgerSums, partsOfPayment } from "./posting-of.ts";

/** What one document changes in the books. */
interface Effect {
  readonly sums: readonly Balances[];
  readonly signatures: readonly string[];
  /** Changes of open sums by invoice number, in cents. */
  readonly open: readonly (readonly [invoice: string, cents: number])[];
}

function invoiceEffect(client: DemoClient, body: InvoiceBody): Effect {
  const { header, references, amounts } = body;
  const [number, total] = [String(header.number), centsOf(amounts.totalAmount)];
  const credited = references?.creditedInvoiceNumber ?? undefined;
  const sums = invoiceSums(client, body);
  if (credited !== undefined && bookingHabits[client.system].creditNote === "voucher") {
    return { sums: [sums], signatures: [voucherSignature(header.date, sums)], open: [] };
  }
  // A credit note is set against its invoice: it owes nothing itself and lowers what the invoice owes.
  const open = [[credited === undefined ? number : String(credited), total] as const];
  const own = credited === undefined ? [] : [[number, 0] as const];
  return { sums: [sums], signatures: [invoiceSignature(number, total)], open: [...open, ...own] };
}

function paymentEffect(client: DemoClient, body: PaymentBody): Effect {
  const { invoiceNumber, paymentDate } = body;
  const [invoice, parts] = [String(invoiceNumber), partsOfPayment(body)];
  const habit = bookingHabits[client.system].payment;
  const [capital, income] = [capitalSums(client, parts), incomeSums(client, parts)];
  const posted = habit === "income" ? income : addedAll(capital, income);
  const voucher = posted.size === 0 ? [] : [voucherSignature(paymentDate, posted)];
  const payment = habit === "alone" ? [] : [paymentSignature(invoice, paymentDate, parts.capital)];
  return {
    sums: [capital, income],
    signatures: [...payment, ...voucher],
    open: habit === "alone" ? [] : [[invoice, -parts.capital]],
  };
}

function effectOf(client: DemoClient, document: DemoDocument): Effect {
  switch (document.kind) {
    case "ledger": {
      const sums = ledgerSums(client, document.body);
      return { sums: [sums], signatures: [voucherSignature(document.body.documentDate, sums)], open: [] };
    }
    case "invoice":
      return invoiceEffect(client, document.body);
    case "payment":
      return paymentEffect(client, document.body);
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
    balances = addedAll(balances, ...effect.sums);
  }
  return { balances, entries, open };
}
