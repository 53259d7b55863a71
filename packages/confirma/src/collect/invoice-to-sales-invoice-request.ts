import type { Invoice } from "@confirma-connect/core";
import type { SalesInvoiceRequest } from "../wire/sales-invoice-request.ts";
import type { ConfirmaCollectionOptions } from "./confirma-collection.options.ts";

/**
 * An invoice of the creditor's books as the agency's invoice. The seller is the configured one: books do not tell
 * their own company's address and account. Numbers that the agency does not take are refused when it is encoded.
 */
export function invoiceToSalesInvoiceRequest(
  { header, references, parties, amounts, rows }: Invoice,
  options: ConfirmaCollectionOptions,
): SalesInvoiceRequest {
  const { seller, entityType, languageCode, processing, distribution, sendRows } = options;
  const { buyerParty, invoiceRecipientParty } = parties;
  const isBusiness = buyerParty.businessId !== undefined || buyerParty.vatCode !== undefined;
  const kind = isBusiness ? entityType.business : entityType.consumer;
  return {
    processing,
    distribution,
    invoice: {
      header: {
        ...header,
        type: header.type ?? "INVOICE",
        languageCode: header.languageCode ?? languageCode,
      },
      references,
      parties: {
        sellerParty: { vatCode: undefined, ...seller },
        buyerParty: { ...buyerParty, entityType: buyerParty.entityType ?? kind },
        ...(invoiceRecipientParty === undefined ? {} : { invoiceRecipientParty }),
      },
      ...(sendRows ? { amounts, rows } : {}),
    },
  };
}
