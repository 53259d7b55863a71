import type { Assumption } from "@confirma-connect/core";

/** Every rule that Netvisor does not document and that this adapter relies on; see docs/adapters/netvisor.md. */
export const netvisorAssumptions: readonly Assumption[] = [
  {
    id: "late-write",
    statement: "A write that was not answered appears within this time or never.",
    mark: "unknown",
    option: "lateWriteBound",
  },
  {
    id: "signed-url",
    statement: "The signature covers the decoded address. Addresses of this adapter need no escapes.",
    mark: "inferred",
    option: "signedUrl",
  },
  {
    id: "body-encoding",
    statement: "Bodies in UTF-8 are understood.",
    mark: "inferred",
    option: "bodyEncoding",
  },
  {
    id: "text-charset",
    statement: "Characters outside ISO-8859-15 may be lost, so they are refused.",
    mark: "inferred",
    option: "readings.textCharset",
  },
  {
    id: "vat-13.5",
    statement: "13.5 % is taken with every VAT code whose published list has 14 %.",
    mark: "inferred",
    option: "readings.percent13point5",
  },
  {
    id: "own-vat-percentages",
    statement: "Percentages that a company has added are taken with the codes that take VAT.",
    mark: "inferred",
    option: "readings.ownVatPercentages",
  },
  {
    id: "document-name",
    statement: "The agency's document name is a label, not the voucher's number.",
    mark: "inferred",
    option: "readings.documentName",
  },
  {
    id: "voucher-date",
    statement: "The voucher is dated by the document date; booking dates of rows are not delivered.",
    mark: "inferred",
    option: "readings.voucherDate",
  },
  {
    id: "existing-dimensions",
    statement: "accounting.nv and salesinvoice.nv honour useonlyexistingdimensions.",
    mark: "inferred",
    option: "readings.onlyExistingDimensions",
  },
  {
    id: "payer-name",
    statement: "The list of payments shows the payer's name as it was sent, with our key behind it.",
    mark: "inferred",
    option: "readings.keyInPayerName",
  },
  {
    id: "payer-name-length",
    statement: "A payer's name of this length is not cut.",
    mark: "unknown",
    option: "readings.payerNameLength",
  },
  {
    id: "line-sums",
    statement: "The sum of an invoice line holds its VAT.",
    mark: "inferred",
    option: "readings.lineSums",
  },
  {
    id: "invoice-number",
    statement:
      "A second sales invoice with the same number may be accepted; the private comment keeps our key.",
    mark: "unknown",
  },
  {
    id: "invoice-number-length",
    statement: "Invoice numbers may have up to 18 digits.",
    mark: "unknown",
  },
  {
    id: "netvisor-target",
    statement: "A payment with target 'netvisor' carries the invoice's Netvisor key in invoiceNumber.",
    mark: "inferred",
  },
  {
    id: "credit-note-match",
    statement: "A matched credit note has less open sum than its total.",
    mark: "inferred",
  },
];
