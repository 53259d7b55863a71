import { z } from "zod";
import {
  Amount,
  Currency,
  DateText,
  DimensionEntry,
  EmptyableText,
  NumberOrText,
  OptionalDate,
  OptionalText,
  Percent,
  Quantity,
  Text,
} from "./common.ts";
import { BuyerParty, InvoiceRecipientParty, SellerParty } from "./party.ts";

/** Our own limit: the agency names none, and a body must not cost more than a moment. */
const mostRows = 5_000;

/** Header as documented for `POST /invoice`; the type CREDITNOTE is inferred from creditedInvoiceNumber. */
const InvoiceHeader = z.strictObject({
  number: NumberOrText,
  type: z.enum(["INVOICE", "CREDITNOTE"]).nullish(),
  date: DateText,
  dueDate: DateText,
  description: OptionalText,
  additionalInformation: OptionalText,
  currencyCode: Currency,
  languageCode: OptionalText,
});

/** References as documented; `payment` is the bank reference that the payer uses. */
const InvoiceReferences = z.strictObject({
  sales: OptionalText,
  buyer: OptionalText,
  agreement: OptionalText,
  payment: OptionalText,
  orderNumber: OptionalText,
  orderDate: OptionalDate,
  electronicPaymentCode: OptionalText,
  creditedInvoiceNumber: NumberOrText.nullish(),
  invoiceCopyUrl: OptionalText,
});

const InvoiceParties = z.strictObject({
  sellerParty: SellerParty,
  buyerParty: BuyerParty,
  invoiceRecipientParty: InvoiceRecipientParty.nullish(),
});

/**
 * One row. The public pages name "InvoiceRowData" without fields: every name here is inferred from the
 * agency's ledger rows. Amounts of a credit note are negative, as is its quantity; unit prices are positive.
 */
export const InvoiceRow = z.strictObject({
  productCode: OptionalText,
  name: Text,
  description: OptionalText,
  quantity: Quantity,
  unit: OptionalText,
  /** Price of one unit without VAT. */
  unitPrice: Quantity,
  discountPercentage: Percent.optional(),
  vatPercentage: Percent,
  vatCode: EmptyableText,
  netAmount: Amount,
  vatAmount: Amount,
  amount: Amount,
  accountNumber: OptionalText,
  projectNumber: OptionalText,
  ledgerDimensions: z.array(DimensionEntry).default([]),
});

/** See {@link InvoiceRow}. */
export type InvoiceRow = z.output<typeof InvoiceRow>;

/** Totals of an invoice; names inferred ("InvoiceAmounts" is only a title in the public pages). */
const InvoiceAmounts = z.strictObject({ netAmount: Amount, vatAmount: Amount, totalAmount: Amount });

/**
 * The agency's accounting invoice. `header`, `references` and `parties` are documented for
 * `POST /invoice`; `amounts` and `rows`, and the accounting endpoint itself, are inferred.
 */
export const Invoice = z.strictObject({
  header: InvoiceHeader,
  references: InvoiceReferences.default({}),
  parties: InvoiceParties,
  amounts: InvoiceAmounts,
  rows: z.array(InvoiceRow).min(1).max(mostRows),
});

/** See {@link Invoice}. Amounts are minor units of `header.currencyCode`. */
export type Invoice = z.output<typeof Invoice>;

/** Tells whether an invoice reduces what the debtor owes. */
export const isCreditNote = (invoice: Invoice): boolean =>
  invoice.header.type === "CREDITNOTE" || invoice.amounts.totalAmount < 0;
