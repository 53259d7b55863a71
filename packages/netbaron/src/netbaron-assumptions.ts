import type { Assumption } from "@confirma-connect/core";

/** Every rule that NetBaron does not document and that this adapter relies on; see docs/adapters/netbaron.md. */
export const netbaronAssumptions: readonly Assumption[] = [
  {
    id: "pick-up",
    statement: "Somebody or something imports the files of the inbox; no pick-up by NetBaron is documented.",
    mark: "unknown",
    option: "drop.archive",
  },
  {
    id: "archive",
    statement: "A file in the archive was taken; that it was booked is not concluded.",
    mark: "unknown",
    option: "drop.archiveMeans",
  },
  {
    id: "late-write",
    statement: "A hand-over that is not there after this time will not appear.",
    mark: "inferred",
    option: "lateWriteBound",
  },
  {
    id: "sign",
    statement:
      "Positive amounts are debits, negative ones credits, and the net amounts of a receipt sum to zero.",
    mark: "inferred",
  },
  {
    id: "vat-rows",
    statement: "VAT stands in a row of its own; NetBaron does not book it again from the VAT columns.",
    mark: "unknown",
    option: "plan options.netbaron.vatRows",
  },
  {
    id: "vat-percentage",
    statement: "Alv-% is an integer; 25.5 and 13.5 are refused until the plan decides.",
    mark: "unknown",
    option: "plan options.netbaron.fractionalVatPercentage",
  },
  {
    id: "receipt-number",
    statement: "Tositenumero is free text of 35 characters and is kept by the import.",
    mark: "inferred",
    option: "readings.receiptNumber",
  },
  {
    id: "columns",
    statement: "The 14 known columns are enough; the public table is cut after them.",
    mark: "inferred",
  },
  {
    id: "decimal-sign",
    statement: "Amounts are read with a decimal point.",
    mark: "inferred",
    option: "readings.csv.decimal",
  },
  {
    id: "header-language",
    statement: "Finnish headers are recognised.",
    mark: "inferred",
    option: "readings.csv.headers",
  },
  {
    id: "booking-date",
    statement: "All rows of a receipt have one booking date.",
    mark: "inferred",
    option: "plan options.netbaron.bookingDate",
  },
  {
    id: "number-series",
    statement: "A document type selects a number series where the plan maps it.",
    mark: "inferred",
    option: "plan documentClasses",
  },
  {
    id: "job-number",
    statement: "The agency's project number is NetBaron's job number.",
    mark: "inferred",
  },
  {
    id: "payments",
    statement: "Payments are ledger rows; reference payment files and camt.054 may not be taken.",
    mark: "unknown",
    option: "plan options.netbaron.paymentFormat",
  },
  {
    id: "row-account",
    statement: "RowAccount and RowCostcenter stand at the end of an invoice row.",
    mark: "inferred",
    option: "plan options.netbaron.finvoiceDialect",
  },
  {
    id: "invoice-envelope",
    statement: "PUT /ws/invoice takes a Finvoice document with basic credentials and answers XML.",
    mark: "inferred",
    option: "invoices, webService",
  },
  {
    id: "accounting-words",
    statement:
      "The accounting module lists receipts; its method and element names are given by the operator.",
    mark: "unknown",
    option: "webService.receiptWords, webService.costCenterWords",
  },
];
