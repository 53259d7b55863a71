import { z } from "zod";
import { RequestDimension } from "./dimension.ts";
import { type RequestElement, requestElement } from "./request-element.ts";
import {
  AnsiDate,
  accountNumberLength,
  DecimalNumber,
  requiredText,
  Sum,
  voucherTextLength,
} from "./text-form.ts";
import { RequestVatCode } from "./vat-code.ts";

/** One line: debit positive, credit negative; `vatcode` is always given. */
export const VoucherLine = z.strictObject({
  linesum: z.strictObject({ "@type": z.enum(["net", "gross"]), "#": Sum }),
  description: requiredText(voucherTextLength).optional(),
  accountnumber: requiredText(accountNumberLength),
  vatpercent: z.strictObject({ "@vatcode": RequestVatCode, "#": DecimalNumber }),
  dimension: z.array(RequestDimension).readonly().optional(),
});

/** See {@link VoucherLine}. */
export type VoucherLine = z.input<typeof VoucherLine>;

/** accounting.nv: order and limits of the support article 77000554186 (seen; there is no public DTD). */
export const Voucher = z.strictObject({
  calculationmode: z.enum(["net", "gross"]),
  voucherdate: AnsiDate,
  number: z
    .string()
    .regex(/^\d{1,9}$/u)
    .optional(),
  description: requiredText(voucherTextLength).optional(),
  voucherclass: z.string().min(1),
  comment: requiredText(voucherTextLength).optional(),
  voucherline: z.array(VoucherLine).min(1).readonly(),
});

/** See {@link Voucher}. */
export type Voucher = z.input<typeof Voucher>;

/** The body of accounting.nv. */
export const voucherRequest = (voucher: Voucher): RequestElement =>
  requestElement("root", { voucher: Voucher.parse(voucher) });
