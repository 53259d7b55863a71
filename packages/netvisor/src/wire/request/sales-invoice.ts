import { z } from "zod";
import { RequestDimension } from "./dimension.ts";
import { productLengths } from "./product.ts";
import { type RequestElement, requestElement } from "./request-element.ts";
import {
  AnsiDate,
  accountNumberLength,
  DecimalNumber,
  Digits,
  Flag,
  KeyOrPlaceholder,
  requiredText,
  Sum,
} from "./text-form.ts";
import { RequestVatCode } from "./vat-code.ts";

const optionalText = z.string().min(1).optional();

/** One product line; `vatcode` is always given, because Netvisor refuses lines without it (seen). */
export const SalesInvoiceProductLine = z.strictObject({
  productidentifier: z.strictObject({ "@type": z.literal("netvisor"), "#": KeyOrPlaceholder }),
  productname: requiredText(productLengths.name),
  productunitprice: z.strictObject({ "@type": z.literal("net"), "#": DecimalNumber }),
  productvatpercentage: z.strictObject({ "@vatcode": RequestVatCode, "#": DecimalNumber }),
  salesinvoiceproductlinequantity: DecimalNumber,
  salesinvoiceproductlinediscountpercentage: DecimalNumber.optional(),
  salesinvoiceproductlinefreetext: optionalText,
  salesinvoiceproductlinevatsum: Sum.optional(),
  salesinvoiceproductlinesum: Sum.optional(),
  accountingaccountsuggestion: requiredText(accountNumberLength).optional(),
  dimension: z.array(RequestDimension).readonly().optional(),
  productunitname: requiredText(productLengths.unit).optional(),
});

/** See {@link SalesInvoiceProductLine}. */
export type SalesInvoiceProductLine = z.input<typeof SalesInvoiceProductLine>;

const InvoiceLine = z.strictObject({ salesinvoiceproductline: SalesInvoiceProductLine });

/** salesinvoice.nv?method=add, order of salesinvoice.dtd (seen). Holds personal data: never logged. */
export const SalesInvoice = z.strictObject({
  salesinvoicenumber: Digits,
  salesinvoicedate: AnsiDate,
  salesinvoiceduedate: AnsiDate,
  salesinvoicereferencenumber: optionalText,
  salesinvoiceamount: z.strictObject({ "@iso4217currencycode": z.literal("EUR"), "#": Sum }),
  salesinvoicestatus: z.strictObject({ "@type": z.literal("netvisor"), "#": z.enum(["open", "unsent"]) }),
  salesinvoicefreetextbeforelines: optionalText,
  salesinvoicefreetextafterlines: optionalText,
  salesinvoiceourreference: optionalText,
  salesinvoiceyourreference: optionalText,
  salesinvoiceprivatecomment: z.string().min(1),
  invoicingcustomeridentifier: z.strictObject({ "@type": z.literal("netvisor"), "#": KeyOrPlaceholder }),
  invoicingcustomername: optionalText,
  invoicingcustomeraddressline: optionalText,
  invoicingcustomeradditionaladdressline: optionalText,
  invoicingcustomerpostnumber: optionalText,
  invoicingcustomertown: optionalText,
  invoicingcustomercountrycode: z
    .strictObject({ "@type": z.literal("ISO-3166"), "#": z.string().regex(/^[A-Z]{2}$/u) })
    .optional(),
  expectpartialpayments: Flag,
  salesinvoiceagreementidentifier: optionalText,
  ordernumber: optionalText,
  invoicelines: z.strictObject({ invoiceline: z.array(InvoiceLine).min(1).readonly() }),
});

/** See {@link SalesInvoice}. */
export type SalesInvoice = z.input<typeof SalesInvoice>;

/** The body of salesinvoice.nv. */
export const salesInvoiceRequest = (invoice: SalesInvoice): RequestElement =>
  requestElement("root", { salesinvoice: SalesInvoice.parse(invoice) });
