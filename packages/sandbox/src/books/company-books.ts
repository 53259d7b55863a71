import { WireCustomer } from "../wire/customer.ts";
import type { Resource } from "../wire/exchange.ts";
import { LedgerEntry } from "../wire/ledger-entry.ts";
import { Receipt } from "../wire/receipt.ts";
import { SalesInvoice } from "../wire/sales-invoice.ts";
import { checkCommon } from "./check-common.ts";
import { checkEntry, entryLines } from "./check-entry.ts";
import { checkReceipt, receiptLines } from "./check-receipt.ts";
import { checkSalesInvoice, salesInvoiceLines } from "./check-sales-invoice.ts";
import type { Company } from "./company.ts";
import { takeIn } from "./desk.ts";
import type { BookLine } from "./posting.ts";
import type { Refusal } from "./refusal.ts";
import { type Held, Shelf } from "./shelf.ts";

/** Whether a second document with the same key or number is refused. */
export type Uniqueness = "enforced" | "open";

/** The books of one company: strict, and without any knowledge of the adapter. */
export class CompanyBooks {
  readonly company: Company;
  readonly entries = new Shelf<LedgerEntry>("E");
  readonly invoices = new Shelf<SalesInvoice>("I");
  readonly receipts = new Shelf<Receipt>("R");
  readonly customers = new Shelf<WireCustomer>("C");
  readonly #unique: boolean;

  constructor(company: Company, uniqueness: Uniqueness) {
    this.company = company;
    this.#unique = uniqueness === "enforced";
  }

  /** Books one document, or says why not. */
  post(resource: Resource, body: unknown, order: number): Held<unknown> | Refusal {
    const unique = this.#unique;
    switch (resource) {
      case "entries": {
        const refuse = (entry: LedgerEntry) => this.#refuseEntry(entry);
        return takeIn({ schema: LedgerEntry, shelf: this.entries, unique, refuse }, body, order);
      }
      case "sales-invoices": {
        const refuse = (invoice: SalesInvoice) => this.#refuseInvoice(invoice);
        return takeIn({ schema: SalesInvoice, shelf: this.invoices, unique, refuse }, body, order);
      }
      case "receipts": {
        const refuse = (receipt: Receipt) => this.#refuseReceipt(receipt);
        return takeIn({ schema: Receipt, shelf: this.receipts, unique, refuse }, body, order);
      }
      case "customers": {
        const refuse = () => undefined;
        return takeIn({ schema: WireCustomer, shelf: this.customers, unique: true, refuse }, body, order);
      }
    }
  }

  /** Every line of the general ledger. */
  get lines(): readonly BookLine[] {
    return [
      ...this.entries.all.flatMap(({ document }) => entryLines(document)),
      ...this.invoices.all.flatMap(({ document }) => salesInvoiceLines(document)),
      ...this.receipts.all.flatMap(({ document }) => receiptLines(document)),
    ];
  }

  #refuseEntry(entry: LedgerEntry): Refusal | undefined {
    const { key, date, rows } = entry;
    const dates = [date, ...rows.flatMap((row) => row.date ?? [])];
    const facts = { key, dates, currency: "EUR", lines: entryLines(entry), rows };
    return checkEntry(entry, this.company) ?? checkCommon(facts, this.company);
  }

  #refuseInvoice(invoice: SalesInvoice): Refusal | undefined {
    const { key, date, currency, rows, number, customerId } = invoice;
    if (!this.customers.all.some(({ id }) => id === customerId)) {
      return { code: "CUSTOMER_UNKNOWN", text: `no customer ${customerId}` };
    }
    if (this.#unique && this.invoices.all.some(({ document }) => document.number === number)) {
      return { code: "NUMBER_TAKEN", text: `the number ${number} is in the books` };
    }
    const facts = { key, dates: [date], currency, lines: salesInvoiceLines(invoice), rows };
    return checkSalesInvoice(invoice) ?? checkCommon(facts, this.company);
  }

  #refuseReceipt(receipt: Receipt): Refusal | undefined {
    const { key, date, currency, invoiceNumber } = receipt;
    if (!this.invoices.all.some(({ document }) => document.number === invoiceNumber)) {
      return { code: "INVOICE_UNKNOWN", text: `no invoice ${invoiceNumber}` };
    }
    const facts = { key, dates: [date], currency, lines: receiptLines(receipt), rows: [] };
    return checkReceipt(receipt) ?? checkCommon(facts, this.company);
  }
}
