import type { ReceivedPayment } from "@confirma-connect/core";
import type { AllocatedPayment } from "./allocated-payment.ts";

/** Which events are money that arrived. */
export interface MoneyReading {
  /** Payment type codes; only 8, "Bank Transfer", is public. */
  readonly moneyCodes?: readonly string[];
}

/**
 * An allocation as a received payment of the agency's model; undefined when its type is not one of money. Allocated
 * payments also hold rebates and write-offs, and booking one of those as money would be wrong.
 */
export function toReceivedPayment(
  payment: AllocatedPayment,
  { moneyCodes = ["8"] }: MoneyReading = {},
): ReceivedPayment | undefined {
  const { code } = payment.paymentType;
  if (code === undefined || !moneyCodes.includes(code)) return undefined;
  return {
    paymentId: payment.allocationId,
    caseId: payment.caseId,
    invoiceNumber: payment.invoiceNumber,
    bookingDate: payment.bookingDate,
    paymentDate: payment.paymentDate,
    paymentAmount: payment.paymentAmount,
    capitalAmountPaid: payment.capitalAmount,
    interestAmountPaid: payment.interestAmount,
    costsAmountPaid: payment.creditorCostsAmount,
    currency: payment.currency,
    agency: payment.agency,
  };
}
