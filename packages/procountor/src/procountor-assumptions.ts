import type { Assumption } from "@confirma-connect/core";

const reading = (id: string, option: string, mark: Assumption["mark"], statement: string): Assumption => ({
  id,
  statement,
  mark,
  option,
});

const fact = (id: string, mark: Assumption["mark"], statement: string): Assumption => ({
  id,
  statement,
  mark,
});

/** Every rule that Procountor does not document and that this adapter relies on; see docs/adapters/procountor.md. */
export const procountorAssumptions: readonly Assumption[] = [
  reading(
    "late-write",
    "lateWriteBound",
    "unknown",
    "A write that was not answered appears within this time or never.",
  ),
  reading("rate", "requestsPerSecond", "inferred", "No more requests than this may begin within a second."),
  reading("redirect-uri", "redirectUri", "inferred", "The token request works without redirect_uri."),
  reading(
    "journal-vat",
    "readings.journalVat",
    "inferred",
    "Procountor computes the VAT of journal rows and counts it when a receipt must sum to zero.",
  ),
  reading(
    "no-vat-status",
    "readings.noVatStatus",
    "inferred",
    "This VAT status handles no VAT in the company.",
  ),
  reading(
    "vat-outside-gross",
    "readings.vatOutsideGross",
    "unknown",
    "The VAT of every status but these is part of the gross amount.",
  ),
  reading(
    "invoice-rounding",
    "readings.invoiceRounding",
    "unknown",
    "The total of an invoice is rounded row by row.",
  ),
  reading(
    "row-decimals",
    "readings.rowDecimals",
    "unknown",
    "Prices and quantities keep this many decimals.",
  ),
  reading(
    "product-name",
    "readings.productNameLength",
    "unknown",
    "A product's name of this length is not cut.",
  ),
  reading(
    "receipt-rows",
    "readings.receiptRows",
    "unknown",
    "The ENTRY rows of an invoice's receipt stand in the order of the invoice's rows.",
  ),
  reading(
    "payment-description",
    "readings.paymentKey",
    "inferred",
    "A payment event gives back the description that it was made with.",
  ),
  reading(
    "credit-note-amount",
    "readings.creditNoteAmount",
    "unknown",
    "A credit note is marked as paid with a negative amount.",
  ),
  reading(
    "payment-list",
    "readings.paymentList",
    "inferred",
    "GET /payments may leave out events that mark an invoice as paid, so all paid invoices are asked.",
  ),
  reading(
    "company-identifier",
    "readings.companyIdentifier",
    "inferred",
    "A counterparty is a company when its identifier has the form of a Finnish business id; of others none is told.",
  ),
  fact("mark-paid-posts", "inferred", "Marking an invoice as paid makes no ledger entry."),
  fact("credit-note-rows", "inferred", "A credit note is a sales invoice with negative rows."),
  fact(
    "400-saves-nothing",
    "inferred",
    "An answer 400 means that nothing was saved, whatever its text says.",
  ),
  fact("403-saves-nothing", "inferred", "An answer 403 means that nothing was saved."),
  fact("401-saves-nothing", "inferred", "A write that was answered 401 was not processed."),
  fact("keyset", "inferred", "previousId gives the rows behind an identifier when rows are ordered by it."),
  fact("notes-come-back", "inferred", "The notes of an invoice come back as they were sent."),
  fact(
    "journal-date",
    "inferred",
    "A journal stays on the date that it was sent with while it is looked for.",
  ),
];
