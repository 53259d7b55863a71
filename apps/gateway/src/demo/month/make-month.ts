import { addDays, civilDate } from "@confirma-connect/core";
import type { DemoClient } from "../client/demo-client.ts";
import { centsOf, type DemoDocument, type InvoiceBody } from "../document/demo-document.ts";
import { type Buyer, buyersOf } from "./buyer.ts";
import { Dice } from "./dice.ts";
import { makeCreditNote, makeInvoice } from "./make-invoice.ts";
import { makeLedger } from "./make-ledger.ts";
import { makePayment, type PaymentParts } from "./make-payment.ts";
import { type OpenInvoice, opened, referenceOf } from "./open-invoice.ts";

const firstDay = civilDate("2026-01-01");
const daysOfMonth = 31;

/** Writes a client's documents of January 2026, invoices before what pays or credits them. */
class MonthWriter {
  readonly #client: DemoClient;
  readonly #dice: Dice;
  readonly #buyers: readonly Buyer[];
  #open: readonly OpenInvoice[] = [];
  #written = 0;

  constructor(client: DemoClient, seed: number) {
    this.#client = client;
    this.#dice = new Dice(seed);
    this.#buyers = buyersOf(client);
  }

  /** The next document; about a third each of invoices, payments and ledger documents. */
  next(date: string): DemoDocument {
    this.#written += 1;
    const roll = this.#dice.between(1, 100);
    if (roll <= 32 || (roll <= 72 && this.#open.length < 3)) return this.#invoice(date);
    if (roll <= 67) return this.#payment(date);
    if (roll <= 72) return this.#creditNote(date);
    const identifier = `${this.#client.id}-2026-01-${this.#written}`;
    const plan = { identifier, name: String(this.#written), date };
    return { kind: "ledger", body: makeLedger(this.#client, this.#dice, plan) };
  }

  #planOf(date: string, buyer: Buyer) {
    const number = this.#client.invoiceSeries + this.#written;
    return { number, date, dueDate: addDays(civilDate(date), 14), buyer };
  }

  #invoice(date: string): DemoDocument {
    const body = makeInvoice(this.#client, this.#dice, this.#planOf(date, this.#dice.pick(this.#buyers)));
    this.#open = [...this.#open, opened(body)];
    return { kind: "invoice", body };
  }

  #payment(date: string): DemoDocument {
    const target = this.#dice.pick(this.#open);
    const { header, parties } = target.invoice;
    const parts = this.#partsOf(target.open);
    this.#settle(target, parts.capital);
    const plan = {
      identifier: `${this.#client.id}-maksu-${this.#written}`,
      date,
      invoiceNumber: String(header.number),
      reference: referenceOf(String(header.number)),
      payer: parties.buyerParty.name,
      parts,
    };
    return { kind: "payment", body: makePayment(plan, this.#dice) };
  }

  #partsOf(open: number): PaymentParts {
    const capital = this.#dice.percent(55) || open < 200 ? open : this.#dice.between(100, open - 1);
    const collected = this.#dice.percent(45);
    const interest = collected ? this.#dice.between(1, 2_500) : 0;
    return {
      capital,
      interest,
      costs: collected && this.#dice.percent(80) ? this.#dice.between(5, 70) * 100 : 0,
    };
  }

  #creditNote(date: string): DemoDocument {
    const target = this.#dice.pick(this.#open);
    const { invoice } = target;
    const rows = this.#creditable(invoice, target.open);
    if (rows === 0) return this.#invoice(date);
    const buyer = this.#buyers.find(({ name }) => name === invoice.parties.buyerParty.name);
    const plan = this.#planOf(date, buyer ?? this.#dice.pick(this.#buyers));
    const body = makeCreditNote(this.#client, plan, { invoice, rows });
    this.#settle(target, -centsOf(body.amounts.totalAmount));
    return { kind: "invoice", body };
  }

  /** How many of the first rows fit into what is open. */
  #creditable({ rows }: InvoiceBody, open: number): number {
    let sum = 0;
    let count = 0;
    for (const { amount } of rows) {
      sum += centsOf(amount);
      if (sum > open) break;
      count += 1;
    }
    return count;
  }

  #settle(target: OpenInvoice, cents: number): void {
    const left = { ...target, open: target.open - cents };
    const others = this.#open.filter((each) => each !== target);
    this.#open = left.open > 0 ? [...others, left] : others;
  }
}

/** A client's documents of January 2026 in the order in which the agency would send them. */
export function makeMonth(client: DemoClient, count: number, seed: number): readonly DemoDocument[] {
  const writer = new MonthWriter(client, seed);
  return Array.from({ length: count }, (_, index) =>
    writer.next(addDays(firstDay, Math.floor((index * daysOfMonth) / count))),
  );
}
