import {
  CurrencyCode,
  type MinorUnits,
  minorUnits,
  negateMinor,
  type Payment,
  sumMinor,
} from "@confirma-connect/core";
import { type PaymentRole, readPaymentText } from "../wire/payment-text.ts";
import type { ReceiptRow } from "../wire/receipt-row.ts";

/**
 * Reads a payment's receipt back: the first row is the account that received the money. Undefined when the rows are
 * not a payment of ours. Interest and costs are told by the first word of their rows, everything else is capital.
 */
export function receiptToPayment(rows: readonly ReceiptRow[]): Payment | undefined {
  const [clearing] = rows;
  const words = clearing === undefined ? undefined : readPaymentText(clearing.description);
  if (clearing === undefined || words?.role !== "payment") return undefined;
  const partOf = (role: PaymentRole): MinorUnits =>
    negateMinor(
      sumMinor(
        rows.filter(({ description }) => readPaymentText(description)?.role === role).map(({ net }) => net),
      ),
    );
  const [interest, costs] = [partOf("interest"), partOf("costs")];
  return {
    paymentIdentifier: clearing.receiptNumber,
    invoiceNumber: words.invoiceNumber,
    paymentDate: clearing.bookingDate,
    bookingDate: undefined,
    amount: clearing.net,
    currency: CurrencyCode.parse("EUR"),
    targetIdentifier: "invoicenumber",
    paymentReference: words.reference,
    sourceName: words.payer,
    capitalAmountPaid: minorUnits(clearing.net - interest - costs),
    interestAmountPaid: interest,
    costsAmountPaid: costs,
  };
}
