import { addDays, CurrencyCode, type Payment } from "@confirma-connect/core";
import type { ConformanceDocument } from "../subject/conformance-subject.ts";
import { sampleAmount, sampleDate, sampleReference } from "./sample-number.ts";

/** A payment of a part of an invoice, all of it capital. The invoice is {@link sampleInvoice} of the same number. */
export function samplePayment(n: number, invoiceNumber: string): ConformanceDocument<Payment> {
  const identifier = `CONFORMANCE-P-${n}`;
  const document: Payment = {
    paymentIdentifier: identifier,
    invoiceNumber,
    paymentDate: addDays(sampleDate(n), 20),
    bookingDate: undefined,
    amount: sampleAmount(n),
    currency: CurrencyCode.parse("EUR"),
    targetIdentifier: "invoicenumber",
    paymentReference: sampleReference(n),
    sourceName: "Confirma",
  };
  return { identifier, document };
}
