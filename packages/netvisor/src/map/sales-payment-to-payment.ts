import { CurrencyCode, type Payment, type Recorded } from "@confirma-connect/core";
import type { SalesPaymentRow } from "../wire/answer/sales-payment-list.ts";
import { takeOwnKey } from "./own-key.ts";
import { unreadable } from "./unreadable.ts";

/**
 * Reads a sales payment. `Sum` is taken as the company's own currency, euro (inferred: foreign amounts have
 * an element of their own). A payment without a target has the invoice number `-`; its state says so.
 *
 * @throws ConnectorError ACC_ANSWER_UNREADABLE when the date or the sum cannot be read.
 */
export function salesPaymentToPayment(row: SalesPaymentRow): Recorded<Payment> {
  const { key, words } = takeOwnKey(row.name);
  return {
    vendorId: row.netvisorKey,
    state: stateOf(row),
    document: {
      paymentIdentifier: key ?? `netvisor-${row.netvisorKey}`,
      invoiceNumber: row.invoiceNumber ?? "-",
      paymentDate: row.date ?? unreadable("Date", row.netvisorKey),
      amount: row.sum ?? unreadable("Sum", row.netvisorKey),
      currency: CurrencyCode.parse("EUR"),
      targetIdentifier: "invoicenumber",
      paymentReference: row.referenceNumber,
      sourceName: words,
    },
  };
}

/** Our own words: Netvisor's list has no state beside the bank's. */
function stateOf({ bankStatus, invoiceNumber }: SalesPaymentRow): string {
  if (bankStatus?.toUpperCase() === "FAILED") return "bankFailed";
  return invoiceNumber === undefined ? "untargeted" : "targeted";
}
