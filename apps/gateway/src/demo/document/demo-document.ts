import type { DocumentKind, Invoice, LedgerDocument, Payment } from "@confirma-connect/core";
import type { z } from "zod";

/** An invoice as the agency writes it on the wire; amounts are JSON numbers of euros. */
export type InvoiceBody = z.input<typeof Invoice>;

/** A ledger document as the agency writes it on the wire. */
export type LedgerBody = z.input<typeof LedgerDocument>;

/** A payment as the agency writes it on the wire. */
export type PaymentBody = z.input<typeof Payment>;

/** One document of the demo. */
export type DemoDocument =
  | { readonly kind: "invoice"; readonly body: InvoiceBody }
  | { readonly kind: "ledger"; readonly body: LedgerBody }
  | { readonly kind: "payment"; readonly body: PaymentBody };

/** The identifier under which the agency would ask for the document. */
export function identifierOfDemo(document: DemoDocument): string {
  switch (document.kind) {
    case "invoice":
      return String(document.body.header.number);
    case "ledger":
      return document.body.ledgerIdentifier;
    case "payment":
      return document.body.paymentIdentifier;
  }
}

const envelopeNames = { invoice: "invoices", ledger: "ledgers", payment: "payments" } as const;

/** A submit body of documents of one kind. */
export const submitBodyOf = (kind: DocumentKind, documents: readonly DemoDocument[]): string =>
  JSON.stringify({ [envelopeNames[kind]]: documents.map(({ body }) => body) });

/** Euros of the wire as cents: documents carry at most two decimals. */
export const centsOf = (euros: number): number => Math.round(euros * 100);

/** Cents as euros of the wire. */
export const eurosOf = (cents: number): number => cents / 100;
