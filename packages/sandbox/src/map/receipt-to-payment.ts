import { minorUnits, type Payment } from "@confirma-connect/core";
import type { Receipt } from "../wire/receipt.ts";

const nothing = minorUnits(0);

/** Reads a receipt as the agency's payment. */
export const receiptToPayment = (receipt: Receipt): Payment => ({
  paymentIdentifier: receipt.number,
  invoiceNumber: receipt.invoiceNumber,
  paymentDate: receipt.date,
  bookingDate: receipt.bookingDate,
  amount: receipt.amount,
  currency: receipt.currency,
  targetIdentifier: "invoicenumber",
  paymentReference: receipt.reference,
  sourceName: receipt.source,
  capitalAmountPaid: receipt.capital,
  interestAmountPaid: receipt.interest?.amount ?? nothing,
  costsAmountPaid: receipt.costs?.amount ?? nothing,
});
