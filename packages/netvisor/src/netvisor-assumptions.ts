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
    id: "company-identifier",
    statement:
      "A customer is a company when its organisation identifier has the form of a Finnish business id; of others no identifier is told.",
    mark: "inferred",
    option: "readings.companyIdentifier",
  },
  {
    id: "invoice-number",
    statement: "A second sales invoice with the same number may be accepted.",
    mark: "unknown",
    option: "readings.invoiceNumberUnique",
  },
  {
    id: "invoice-number-length",
    statement: "Invoice numbers may have up to 18 digits.",
    mark: "unknown",
    option: "readings.invoiceNumberLength",
  },
  {
    id: "number-decimals",
    statement: "Unit prices and quantities keep this many decimals.",
    mark: "unknown",
    option: "readings.numberDecimals",
  },
  {
    id: "refusals-book-nothing",
    statement:
      "Refused credentials, refused access and too many requests (429) prove that nothing was booked.",
    mark: "inferred",
    option: "readings.trustRefusals",
  },
  {
    id: "gross-split",
    statement:
      "In gross mode Netvisor splits VAT off row by row, rounded half away from zero. If not, a difference is told.",
    mark: "inferred",
  },
  {
    id: "voucher-description",
    statement:
      "The description of a voucher is shown by accountingledger.nv as it was sent, with our key. Exactly once for ledger documents rests on it.",
    mark: "inferred",
  },
  {
    id: "private-comment",
    statement:
      "getsalesinvoice.nv shows the private comment as it was sent. If not, a lost invoice waits for an operator.",
    mark: "inferred",
  },
  {
    id: "invoice-voucher",
    statement:
      "The voucher of an open invoice holds each role (receivables, VAT, default sales) on one account. If not, a difference is told.",
    mark: "inferred",
  },
  {
    id: "payment-list-dates",
    statement: "begindate and enddate of salespaymentlist.nv are payment dates, both included.",
    mark: "inferred",
  },
  {
    id: "register-lists",
    statement:
      "customercodelist and keyword find inactive customers and products too. If not, Netvisor refuses a second one with the code, or makes it.",
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
  {
    id: "credit-note-matches",
    statement:
      "getsalesinvoice.nv with replyoption=32 names the credited invoice in MatchedCreditNotes. If not, the credited invoice is not told.",
    mark: "inferred",
  },
];
