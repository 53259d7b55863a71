import { z } from "zod";
import { type RequestElement, requestElement } from "./request-element.ts";
import { AnsiDate, Sum } from "./text-form.ts";

/** salespayment.nv, order of salespayment.dtd (seen). One payment has one target. */
export const SalesPayment = z.strictObject({
  sum: z.strictObject({ "@currency": z.string().regex(/^[A-Z]{3}$/u), "#": Sum }),
  paymentdate: AnsiDate,
  targetidentifier: z.strictObject({
    "@type": z.enum(["netvisor", "invoicenumber", "reference"]),
    "@targettype": z.literal("invoice"),
    "#": z.string().min(1),
  }),
  sourcename: z.string().min(1),
  paymentmethod: z.strictObject({ "@type": z.enum(["alternative", "bankaccount"]), "#": z.string().min(1) }),
});

/** See {@link SalesPayment}. */
export type SalesPayment = z.input<typeof SalesPayment>;

/** The body of salespayment.nv. */
export const salesPaymentRequest = (payment: SalesPayment): RequestElement =>
  requestElement("root", { salespayment: SalesPayment.parse(payment) });
