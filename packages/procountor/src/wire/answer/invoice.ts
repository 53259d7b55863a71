import { z } from "zod";
import {
  DateField,
  DecimalField,
  FlagField,
  Id,
  IntegerField,
  listOf,
  MoneyField,
  OptionalId,
  PercentField,
  Words,
} from "./field.ts";

/** Totals in one currency; `inAccountingCurrency` tells which of the two (specs 4.2). */
const SumInfo = z.object({
  currency: Words,
  inAccountingCurrency: FlagField,
  excludingVatTotal: MoneyField,
  vatSumTotal: MoneyField,
  invoiceSumTotal: MoneyField,
});

const Address = z.object({
  name: Words,
  specifier: Words,
  street: Words,
  zip: Words,
  city: Words,
  country: Words,
});

const CounterParty = z.object({
  contactPersonName: Words,
  identifier: Words,
  taxCode: Words,
  customerNumber: Words,
  email: Words,
  counterPartyAddress: Address.nullish(),
});

const PaymentInfo = z.object({
  currency: Words,
  dueDate: DateField,
  bankReferenceCode: Words,
  bankAccount: z.object({ accountNumber: Words }).nullish(),
});

/** One row of an invoice. */
export const InvoiceRow = z.object({
  product: Words,
  productCode: Words,
  quantity: DecimalField,
  unit: Words,
  unitPrice: DecimalField,
  discountPercent: PercentField,
  vatPercent: PercentField,
  vatStatus: IntegerField,
  comment: Words,
});

/** See {@link InvoiceRow}. */
export type InvoiceRow = z.output<typeof InvoiceRow>;

/** An invoice as `GET /invoices/{id}` gives it (specs 4.2). */
export const Invoice = z.object({
  id: Id,
  type: Words,
  status: Words,
  date: DateField,
  counterParty: CounterParty.nullish(),
  paymentInfo: PaymentInfo.nullish(),
  extraInfo: z.object({ unitPricesIncludeVat: FlagField }).nullish(),
  invoiceRows: listOf(InvoiceRow),
  invoiceNumber: OptionalId,
  originalInvoiceNumber: Words,
  vatStatus: IntegerField,
  language: Words,
  additionalInformation: Words,
  notes: Words,
  orderReference: Words,
  orderNumber: Words,
  agreementNumber: Words,
  sellerReferenceIdentifier: Words,
  ledgerReceiptId: OptionalId,
  invoiceSumInfo: listOf(SumInfo),
});

/** See {@link Invoice}. */
export type Invoice = z.output<typeof Invoice>;

/** A row of `GET /invoices`. */
export const InvoiceListRow = z.object({
  id: Id,
  type: Words,
  status: Words,
  originalInvoiceNumber: Words,
  invoiceNumber: OptionalId,
  date: DateField,
});

/** See {@link InvoiceListRow}. */
export type InvoiceListRow = z.output<typeof InvoiceListRow>;
