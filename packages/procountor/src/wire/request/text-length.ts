/** Longest texts of the request model, in characters (specs 4.2, 5, 6; seen unless said otherwise). */
export const textLength = {
  receiptName: 80,
  receiptNotes: 10_000,
  transactionDescription: 255,
  originalInvoiceNumber: 40,
  partyName: 80,
  street: 80,
  zip: 20,
  city: 40,
  contactPerson: 70,
  orderReference: 70,
  referenceIdentifier: 70,
  rowComment: 512,
  invoiceText: 10_000,
  paymentDescription: 140,
} as const;

/** Longest payment term in days (seen). */
export const longestPaymentTerm = 999;
