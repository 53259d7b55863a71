import type { NetvisorSimulator } from "@confirma-connect/simulators";
import { northClient } from "../../src/demo/client/demo-clients.ts";

/** What a person types into Netvisor: a payment of one invoice. Cents. */
export function typeInPayment(simulator: NetvisorSimulator, invoiceNumber: number, cents: number): void {
  simulator.amend(northClient.businessId, (book) => {
    const invoice = book.salesInvoices.find(({ number }) => number === invoiceNumber);
    if (invoice === undefined) throw new Error(`there is no invoice ${invoiceNumber}`);
    const payment = {
      netvisorKey: book.nextKey,
      sumCents: cents,
      settledCents: cents,
      currency: "EUR",
      date: "2026-05-04",
      name: "Paid into the bank account",
      invoiceKey: invoice.netvisorKey,
      invoiceNumber: String(invoiceNumber),
      referenceNumber: invoice.referenceNumber,
      paymentMethod: "Pankkitili",
      accountNumber: "1910",
      voucherKey: 0,
      status: "valid",
      modified: invoice.modified,
    } as const;
    const openCents = invoice.openCents - cents;
    const settled = { ...invoice, openCents, status: openCents === 0 ? ("paid" as const) : invoice.status };
    return {
      ...book,
      nextKey: book.nextKey + 1,
      salesPayments: [...book.salesPayments, payment],
      salesInvoices: book.salesInvoices.map((each) => (each === invoice ? settled : each)),
    };
  });
}

/** A person settles an invoice without a payment that the lists show. */
export function closeByHand(simulator: NetvisorSimulator, invoiceNumber: number): void {
  simulator.amend(northClient.businessId, (book) => ({
    ...book,
    salesInvoices: book.salesInvoices.map((each) =>
      each.number === invoiceNumber ? { ...each, openCents: 0, status: "paid" as const } : each,
    ),
  }));
}
