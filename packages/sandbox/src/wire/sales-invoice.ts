import { z } from "zod";
import { AmountText, Currency, Day, DecimalText, PercentText, WireDimension, Word } from "./field.ts";

/** One row of a sales invoice; all amounts are negative in a credit note. */
export const SalesRow = z.strictObject({
  product: Word.optional(),
  name: Word,
  text: Word.optional(),
  quantity: DecimalText,
  unit: Word.optional(),
  unitPrice: DecimalText,
  discount: PercentText.optional(),
  vatPercentage: PercentText,
  vatCode: Word.optional(),
  net: AmountText,
  vat: AmountText,
  gross: AmountText,
  account: Word,
  dimensions: z.array(WireDimension),
});

/** See {@link SalesRow}. */
export type SalesRow = z.output<typeof SalesRow>;

/** Body of `POST /sales-invoices`; `customerId` is the vendor's identifier of the customer. */
export const SalesInvoice = z.strictObject({
  key: Word,
  number: Word,
  type: z.enum(["INVOICE", "CREDITNOTE"]),
  date: Day,
  dueDate: Day,
  text: Word.optional(),
  currency: Currency,
  reference: Word.optional(),
  creditedNumber: Word.optional(),
  seller: Word,
  customerId: Word,
  customerName: Word,
  customerCode: Word,
  rows: z.array(SalesRow),
  net: AmountText,
  vat: AmountText,
  gross: AmountText,
});

/** See {@link SalesInvoice}. */
export type SalesInvoice = z.output<typeof SalesInvoice>;
