import {
  ansi,
  anyNumber,
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
import { dimensionRule, PAYMENT_VAT_CODE_WORDS } from "./shared-rules.ts";

/** salespayment.nv, the published DTD. */
export const salesPaymentRule: ElementRule = one("root", [
  one("salespayment", [
    one("sum", decimal(2), may("currency", text(3))),
    one("paymentdate", date, ansi),
    one(
      "targetidentifier",
      text(),
      must("type", word("netvisor", "invoicenumber", "reference")),
      may("targettype", word("invoice", "order")),
    ),
    one("sourcename", text(250)),
    one(
      "paymentmethod",
      text(),
      must("type", word("alternative", "bankaccount")),
      may("overrideaccountingaccountnumber", text(50)),
      may("overridesalesreceivableaccountnumber", text(50)),
    ),
    anyNumber("salespaymentvoucherlines", [
      some("voucherline", [
        one("linesum", decimal(2), must("type", word("net", "gross"))),
        maybe("description", text(255)),
        one("accountnumber", text(50)),
        one("vatpercent", decimal(2), must("vatcode", word(...PAYMENT_VAT_CODE_WORDS))),
        dimensionRule,
      ]),
    ]),
  ]),
]);

/** matchcreditnote.nv, the published DTD. */
export const matchCreditNoteRule: ElementRule = one("root", [
  one("matchcreditnote", [one("creditnotenetvisorkey", integer()), one("invoicenetvisorkey", integer())]),
]);
