import type { PaymentBody } from "./demo-document.ts";

/**
 * The payment of the agency's public documentation. The public page is cut after `sourceName`: this is
 * everything it shows, and what follows there is not known.
 */
export const documentedPayment: PaymentBody = {
  paymentIdentifier: "abc-123-def-456",
  invoiceNumber: "133720800",
  paymentDate: "2026-02-25",
  bookingDate: null,
  amount: 110.0,
  currency: "EUR",
  targetIdentifier: "invoicenumber",
  paymentReference: "1337109",
  sourceName: "Matti Meikäläinen",
};
