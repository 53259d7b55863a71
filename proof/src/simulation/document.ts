import { type ConformanceDocument, sampleDocuments } from "@confirma-connect/conformance";
import {
  type AgencyDocument,
  type DocumentKind,
  envelopes,
  Invoice,
  LedgerDocument,
  minorUnits,
  negateDecimal,
  negateMinor,
  Payment,
} from "@confirma-connect/core";

/** Forms of a document; each has steps of its own in some accounting system. */
export const documentForms = ["invoice", "creditNote", "ledger", "payment", "paymentWithCosts"] as const;

/** One of {@link documentForms}. */
export type DocumentForm = (typeof documentForms)[number];

/** Which document: its form and its number in the series of samples. */
export interface SimulatedDocument {
  readonly form: DocumentForm;
  readonly n: number;
}

/** Accounts in the agency's numbers, as the sample documents use them. */
export interface SampleAccounts {
  readonly receivables: string;
  readonly sales: string;
  readonly vat: string;
}

export const kindOf = (form: DocumentForm): DocumentKind => {
  switch (form) {
    case "invoice":
    case "creditNote":
      return "invoice";
    case "ledger":
      return "ledger";
    case "payment":
    case "paymentWithCosts":
      return "payment";
  }
};

function creditNoteOf({ document }: ConformanceDocument<Invoice>, n: number): Invoice {
  const { netAmount, vatAmount, totalAmount } = document.amounts;
  return {
    ...document,
    header: { ...document.header, number: String(710_000 + n), type: "CREDITNOTE" },
    references: { ...document.references, payment: undefined, creditedInvoiceNumber: document.header.number },
    amounts: {
      netAmount: negateMinor(netAmount),
      vatAmount: negateMinor(vatAmount),
      totalAmount: negateMinor(totalAmount),
    },
    rows: document.rows.map((row) => ({
      ...row,
      quantity: negateDecimal(row.quantity),
      netAmount: negateMinor(row.netAmount),
      vatAmount: negateMinor(row.vatAmount),
      amount: negateMinor(row.amount),
    })),
  };
}

/** A quarter of the sample's amount, so that several payments of one invoice do not exceed it. */
const quarterOf = ({ document }: ConformanceDocument<Payment>): Payment => ({
  ...document,
  amount: minorUnits(Math.floor(document.amount / 4)),
});

function withCosts(document: Payment, n: number): Payment {
  const interest = minorUnits(101 + n);
  const costs = minorUnits(500);
  return {
    ...document,
    paymentIdentifier: `${document.paymentIdentifier}-C`,
    capitalAmountPaid: minorUnits(document.amount - interest - costs),
    interestAmountPaid: interest,
    costsAmountPaid: costs,
  };
}

const made = new Map<string, AgencyDocument>();

/** The document in the agency's model. */
export function contentOf(document: SimulatedDocument, accounts: SampleAccounts): AgencyDocument {
  const key = `${accounts.receivables} ${document.form} ${document.n}`;
  const found = made.get(key) ?? make(document, accounts);
  made.set(key, found);
  return found;
}

function make({ form, n }: SimulatedDocument, accounts: SampleAccounts): AgencyDocument {
  const samples = sampleDocuments({ ...accounts, unknownAccount: "8888" });
  switch (form) {
    case "invoice":
      return { kind: "invoice", document: samples.invoice.valid(n).document };
    case "creditNote":
      return { kind: "invoice", document: creditNoteOf(samples.invoice.valid(n), n) };
    case "ledger":
      return { kind: "ledger", document: samples.ledger.valid(n).document };
    case "payment":
      return { kind: "payment", document: quarterOf(samples.payment.valid(n)) };
    case "paymentWithCosts":
      return { kind: "payment", document: withCosts(quarterOf(samples.payment.valid(n)), n) };
  }
}

/** What the agency's API would carry for one document. */
export function encoded(content: AgencyDocument): unknown {
  switch (content.kind) {
    case "invoice":
      return Invoice.encode(content.document);
    case "ledger":
      return LedgerDocument.encode(content.document);
    case "payment":
      return Payment.encode(content.document);
  }
}

/** The body with which documents of one kind are submitted. */
export const bodyOf = (kind: DocumentKind, documents: readonly unknown[]): string =>
  JSON.stringify({ [envelopes[kind]]: documents });
