import {
  type AgencyDocument,
  addDays,
  type DocumentKind,
  daysBetween,
  type Invoice,
} from "@confirma-connect/core";
import type { SeededRandom } from "../simulation/seeded-random.ts";
import type { CentProfile } from "./cent-profile.ts";
import { randomInvoice } from "./random-invoice.ts";
import { randomLedger } from "./random-ledger.ts";
import { randomPayment } from "./random-payment.ts";
import { ratesOn } from "./random-rows.ts";

/** One document of a series: what is delivered before it, and itself. */
export interface SeriesEntry {
  readonly content: AgencyDocument;
  /** Invoices that must be in the books first; they are compared like any other document. */
  readonly before: readonly Invoice[];
}

const invoiceContent = (document: Invoice): AgencyDocument => ({ kind: "invoice", document });

/** The `n`th document of a series: its kind, its form and its cents are drawn. */
export function drawEntry(random: SeededRandom, profile: CentProfile, n: number): SeriesEntry {
  const [first, last] = profile.days;
  const date = addDays(first, random.between(0, daysBetween(first, last)));
  const rates = ratesOn(date, profile.rates);
  const salesAccount = profile.accounts.sales;
  const kind: DocumentKind = random.pick(profile.kinds);
  const number = String(100_000 + 10 * n);
  if (kind === "ledger") {
    const draw = { identifier: `CENT-${n}`, date, rates, accounts: profile.accounts };
    return { content: { kind, document: randomLedger(random, draw) }, before: [] };
  }
  const invoice = randomInvoice(random, { number, date, rates, salesAccount });
  if (kind === "payment") {
    const document = randomPayment(random, {
      identifier: `CENT-P-${n}`,
      invoiceNumber: number,
      reference: invoice.references.payment,
      date: addDays(date, 7),
      open: invoice.amounts.totalAmount,
    });
    return { content: { kind, document }, before: [invoice] };
  }
  if (random.chance(0.75)) return { content: invoiceContent(invoice), before: [] };
  const credit = randomInvoice(random, {
    number: String(100_001 + 10 * n),
    date,
    rates,
    salesAccount,
    credits: number,
  });
  // The credited invoice is at least as large as its credit note.
  const larger = [invoice, credit].toSorted(
    (left, right) => Math.abs(right.amounts.totalAmount) - Math.abs(left.amounts.totalAmount),
  );
  return larger[0] === credit
    ? { content: invoiceContent(invoice), before: [] }
    : { content: invoiceContent(credit), before: [invoice] };
}
