import { z } from "zod";
import { type RequestElement, requestElement } from "./request-element.ts";
import { Flag, requiredText } from "./text-form.ts";

/** Longest texts of customer.nv in characters (support article 77000554181, seen). */
export const customerLengths = { code: 50, businessId: 17, name: 250, address: 80, postalCode: 50 } as const;

const CustomerBase = z.strictObject({
  internalidentifier: requiredText(customerLengths.code),
  externalidentifier: requiredText(customerLengths.businessId).optional(),
  name: requiredText(customerLengths.name),
  streetaddress: requiredText(customerLengths.address).optional(),
  additionaladdressline: requiredText(customerLengths.address).optional(),
  city: requiredText(customerLengths.address).optional(),
  postnumber: requiredText(customerLengths.postalCode).optional(),
  country: z
    .strictObject({ "@type": z.literal("ISO-3166"), "#": z.string().regex(/^[A-Z]{2}$/u) })
    .optional(),
  phonenumber: z.string().min(1).optional(),
  email: z.string().min(1).optional(),
  isactive: Flag,
  isprivatecustomer: Flag,
});

/** customer.nv?method=add, order of customer.dtd (seen). Holds personal data: never logged. */
export const CustomerEntry = z.strictObject({ customerbaseinformation: CustomerBase });

/** See {@link CustomerEntry}. */
export type CustomerEntry = z.input<typeof CustomerEntry>;

/** The body of customer.nv. */
export const customerRequest = (customer: CustomerEntry): RequestElement =>
  requestElement("root", { customer: CustomerEntry.parse(customer) });
