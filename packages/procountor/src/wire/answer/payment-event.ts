import { z } from "zod";
import { DateField, GivenMoneyField, Id, MoneyField, OptionalId, Words } from "./field.ts";

/** One payment event of an invoice (specs 5). */
export const PaymentEvent = z.object({
  id: Id,
  invoiceId: OptionalId,
  type: Words,
  paymentDate: DateField,
  status: Words,
  /** In the company's currency. */
  amount: MoneyField,
  currency: Words,
  description: Words,
  /** In the currency that was paid. An amount that cannot be read is not the same as none. */
  paidAmount: GivenMoneyField,
  paidCurrency: Words,
});

/** See {@link PaymentEvent}. */
export type PaymentEvent = z.output<typeof PaymentEvent>;

/** A row of `GET /payments` and of `GET /payments/paymentevents`: neither text nor type (seen). */
export const PaymentRow = z.object({ id: Id, invoiceId: OptionalId, paymentDate: DateField });

/** See {@link PaymentRow}. */
export type PaymentRow = z.output<typeof PaymentRow>;
