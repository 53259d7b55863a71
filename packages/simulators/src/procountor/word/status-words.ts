/** The 20 words of the enumeration STATUS, shared by invoices, receipts and payments (API 26.04). */
export const statusWords = [
  "EMPTY",
  "UNFINISHED",
  "NOT_SENT",
  "SENT",
  "RECEIVED",
  "PAID",
  "PAYMENT_DENIED",
  "VERIFIED",
  "APPROVED",
  "INVALIDATED",
  "PAYMENT_QUEUED",
  "PARTLY_PAID",
  "PAYMENT_SENT_TO_BANK",
  "MARKED_PAID",
  "STARTED",
  "INVOICED",
  "OVERRIDDEN",
  "DELETED",
  "UNSAVED",
  "PAYMENT_TRANSACTION_REMOVED",
] as const;

/** One word of STATUS. */
export type StatusWord = (typeof statusWords)[number];
