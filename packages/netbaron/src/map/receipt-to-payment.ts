import { CurrencyCode, type MinorUnits, minorUnits, negateMinor, type Payment, sumMinor } from "@confirma-connect/core";
import { readPaymentText } from "../wire/payment-text.ts";
import type { ReceiptRow } from "../wire/receipt-row.ts";

/** Accounts by which the parts of a payment are told apart. */
export interface PaymentAccounts {
  readonly interest: string | undefined;
  readonly costs: string | undefined;
}

/**
 * Reads a payment's receipt back: the first row is the account that received the money. Undefined when the rows are
 * not a payment of ours. Interest and costs are told by their accounts, everything else is capital.
 */
export function receiptToPayment(rows: readonly ReceiptRow[], accounts: PaymentAccounts): Payment | undefined {
  const [clearing, ...others] = rows;
  const words = clearing === undefined ? undefined : readPaymentText(clearing.description);
  if (clearing === undefined || words === undefined) return undefined;
  const partOf = (account: string | undefined): MinorUnits =>
    negateMinor(sumMinor(others.filter((row) => row.account === account).map(({ net }) => net)));
  const [interest, costs] = [partOf(accounts.interest), partOf(accounts.costs)];
  const split = interest !== 0 || costs !== 0;
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
    ...(split
      ? {
          capitalAmountPaid: minorUnits(clearing.net - interest - costs),
          interestAmountPaid: interest,
          costsAmountPaid: costs,
        }
      : {}),
  };
}
