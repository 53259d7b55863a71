import type { JsonFields } from "../../kernel/parse-fault.ts";
import type { BookedInvoice, BookedPaymentEvent, Sums } from "../book/book.ts";
import { amountOf } from "../format/decimal.ts";
import { fieldsAt, listAt, textAt, withoutAbsent } from "../format/json.ts";
import type { Scene } from "../scene.ts";

/** Name of the counterparty. */
export function counterPartyName(invoice: BookedInvoice): string {
  return textAt(fieldsAt(fieldsAt(invoice.content, "counterParty"), "counterPartyAddress"), "name");
}

/** An invoice as GET /invoices/{id} shows it. */
export function showInvoice(scene: Scene, invoice: BookedInvoice): JsonFields {
  const rows = listAt(invoice.content, "invoiceRows");
  return withoutAbsent({
    id: invoice.id,
    ...invoice.content,
    partnerId: invoice.partnerId ?? null,
    status: invoice.status,
    paymentDate: latestPayment(scene, invoice),
    invoiceRows: rows.map((row, index) => ({ id: invoice.rows[index]?.id, ...row })),
    invoiceNumber: invoice.invoiceNumber,
    ledgerReceiptId: invoice.ledgerReceiptId,
    attachments: [],
    version: invoice.version,
    invoiceSumInfo: invoiceSums(scene, invoice),
    creatorId: invoice.creatorId,
  });
}

/** An invoice as the search shows it. */
export function showInvoiceBasics(scene: Scene, invoice: BookedInvoice): JsonFields {
  return withoutAbsent({
    id: invoice.id,
    partnerId: invoice.partnerId ?? null,
    type: invoice.type,
    status: invoice.status,
    invoiceNumber: invoice.invoiceNumber,
    originalInvoiceNumber: invoice.content["originalInvoiceNumber"],
    invoiceChannel: invoice.content["invoiceChannel"],
    date: invoice.date,
    dueDate: invoice.dueDate,
    created: invoice.created,
    version: invoice.version,
    invoiceSumInfo: invoiceSums(scene, invoice),
    creatorId: invoice.creatorId,
    counterParty: invoice.content["counterParty"],
    isOffer: invoice.content["isOffer"] ?? false,
  });
}

/** A payment event as the API shows it. */
export function showPaymentEvent(scene: Scene, event: BookedPaymentEvent): JsonFields {
  return {
    id: event.id,
    invoiceId: event.invoiceId,
    type: event.type,
    paymentDate: event.paymentDate,
    status: "MARKED_PAID",
    amount: amountOf(event.amountCents),
    currency: scene.company.currency,
    description: event.description,
    paidAmount: amountOf(event.settledCents),
    paidCurrency: event.paidCurrency,
  };
}

function latestPayment(scene: Scene, invoice: BookedInvoice): string | undefined {
  return scene.book.paymentEvents
    .filter(({ invoiceId }) => invoiceId === invoice.id)
    .map(({ paymentDate }) => paymentDate)
    .sort()
    .at(-1);
}

function invoiceSums(scene: Scene, invoice: BookedInvoice): readonly JsonFields[] {
  const own = sumInfo(invoice.accountingSums, scene.company.currency, true);
  if (invoice.currency === scene.company.currency) return [own];
  return [own, sumInfo(invoice.sums, invoice.currency, false)];
}

function sumInfo(sums: Sums, currency: string, inAccountingCurrency: boolean): JsonFields {
  return {
    currency,
    inAccountingCurrency,
    excludingVatTotal: amountOf(sums.netCents),
    vatSumTotal: amountOf(sums.vatCents),
    invoiceSumTotal: amountOf(sums.netCents + sums.vatCents),
  };
}
