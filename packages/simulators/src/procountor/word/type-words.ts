/** Invoice types a caller may write; `PERIODIC_TAX_RETURN` can only be read. */
export const writableInvoiceTypes = [
  "SALES_INVOICE",
  "SALES_ORDER",
  "PURCHASE_INVOICE",
  "PURCHASE_ORDER",
  "TRAVEL_INVOICE",
  "BILL_OF_CHARGES",
] as const;

/** An invoice type a caller may write. */
export type InvoiceType = (typeof writableInvoiceTypes)[number];

/** Every invoice type a search may name. */
export const invoiceTypeWords: readonly string[] = [...writableInvoiceTypes, "PERIODIC_TAX_RETURN"];

/** RECEIPT_TYPE as a search accepts it: 15 words, without `VAT_SUMMARY`. */
export const searchableReceiptTypes: readonly string[] = [
  "JOURNAL",
  ...invoiceTypeWords,
  "VAT_FORM",
  "SALARY",
  "EMPLOYER_CONTRIBUTION",
  "BANK_STATEMENT_AS_RECEIPT",
  "RECEIPT_FOR_OPENING_ACCOUNTS",
  "REFERENCE_PAYMENT",
  "TRACKING_PERIOD_OPENING_RECEIPT",
];

/** RECEIPT_TYPE as a body may name it. */
export const receiptTypeWords: readonly string[] = [...searchableReceiptTypes, "VAT_SUMMARY"];

/** Receipt types this stand-in stores. */
export type ReceiptType = InvoiceType | "JOURNAL" | "REFERENCE_PAYMENT";

/** Channels of an invoice. */
export const channelWords: readonly string[] = [
  "EMAIL",
  "MAIL",
  "ELECTRONIC_INVOICE",
  "EDIFACT",
  "PAPER_INVOICE",
  "NO_SENDING",
];
