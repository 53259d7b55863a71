import {
  ansi,
  base64,
  date,
  decimal,
  type ElementRule,
  integer,
  may,
  maybe,
  must,
  one,
  some,
  text,
  word,
} from "./rule.ts";
import { dimensionRule, VAT_CODE_WORDS } from "./shared-rules.ts";

const voucherLine: ElementRule = some("voucherline", [
  one("linesum", decimal(2), must("type", word("net", "gross"))),
  maybe("description", text(255)),
  one("accountnumber", text(50)),
  one("vatpercent", decimal(2), may("vatcode", word(...VAT_CODE_WORDS))),
  maybe("accountdimension", text(), must("type", word("netvisorkey", "name"))),
  dimensionRule,
]);

const attachments: ElementRule = maybe("voucherattachments", [
  some("voucherattachment", [
    one("mimetype", text(50)),
    one("attachmentdescription", text(100)),
    one("filename", text(255)),
    one("documentdata", base64),
  ]),
]);

/** accounting.nv, spec section 6.1. */
export const voucherRule: ElementRule = one("root", [
  one("voucher", [
    one("calculationmode", word("net", "gross")),
    one("voucherdate", date, ansi),
    maybe("number", integer(9)),
    maybe("description", text(255)),
    one("voucherclass", text(255)),
    maybe("checked", word("true", "false")),
    maybe("comment", text(255)),
    voucherLine,
    attachments,
  ]),
]);

/** accountingedit.nv, spec section 6.4: the key first, header fields and lines optional. */
export const voucherEditRule: ElementRule = one("root", [
  one("voucher", [
    one("netvisorkey", integer()),
    maybe("calculationmode", word("net", "gross")),
    maybe("voucherdate", date, ansi),
    maybe("number", integer(9)),
    maybe("description", text(255)),
    maybe("voucherclass", text(255)),
    maybe("checked", word("true", "false")),
    maybe("comment", text(255)),
    { ...voucherLine, least: 0 },
    attachments,
  ]),
]);

/** invalidatevouchers.nv, spec section 6.4. */
export const invalidateRule: ElementRule = one("root", [
  one(
    "invalidatevouchers",
    [maybe("comment", text(255)), { ...some("invalidatevoucher", integer()), most: 100 }],
    must("identifier", word("netvisorkey")),
  ),
]);
