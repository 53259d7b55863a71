import { BuyerParty, EmptyableText, Invoice } from "@confirma-connect/core";
import { z } from "zod";
import { DocumentedNumber } from "./documented-number.ts";

const { header, references, parties } = Invoice.shape;

/** The agency's invoice with the numbers in the form that `POST /invoice` documents. */
const RequestedInvoice = Invoice.extend({
  header: header.extend({ number: DocumentedNumber }),
  references: references.unwrap().extend({ creditedInvoiceNumber: DocumentedNumber.nullish() }).optional(),
  parties: parties.extend({ buyerParty: BuyerParty.extend({ customerAccountId: EmptyableText }) }),
}).partial({ amounts: true, rows: true });

/**
 * Body of `POST /invoice`. `processing`, `distribution` and the invoice up to its recipient are documented by
 * example; the public page ends there, so `amounts` and `rows` are inferred.
 */
export const SalesInvoiceRequest = z.strictObject({
  processing: z.strictObject({
    paymentControlEnabled: z.boolean(),
    manualApprovalEnabled: z.boolean(),
    accountingInvoiceEnabled: z.boolean(),
    showProductCodeEnabled: z.boolean().optional(),
  }),
  distribution: z.strictObject({
    /** EMAIL is seen; other words are unknown. */
    method: z.string().min(1),
    enabled: z.boolean(),
  }),
  invoice: RequestedInvoice,
});

/** See {@link SalesInvoiceRequest}. Amounts are minor units of `invoice.header.currencyCode`. */
export type SalesInvoiceRequest = z.output<typeof SalesInvoiceRequest>;
