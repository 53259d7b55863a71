import {
  ansi,
  date,
  decimal,
  type ElementRule,
  flag,
  may,
  maybe,
  must,
  one,
  some,
  text,
  word,
} from "./rule.ts";
import { accrualRule, dimensionRule, VAT_CODE_WORDS } from "./shared-rules.ts";

const vatCode = word(...VAT_CODE_WORDS);

const productLine: ElementRule = one("salesinvoiceproductline", [
  one(
    "productidentifier",
    text(),
    must("type", word("netvisor", "customer", "primaryeancode", "secondaryeancode")),
  ),
  { ...one("productname", text(200)), empty: true },
  one("productunitprice", decimal(), must("type", word("net", "gross", "netvisor"))),
  maybe("productunitpurchaseprice", decimal(), must("type", word("net"))),
  one("productvatpercentage", decimal(2), may("vatcode", vatCode)),
  one("salesinvoiceproductlinequantity", decimal()),
  maybe("salesinvoiceproductlinediscountpercentage", decimal(), may("type", word("netvisor"))),
  maybe("salesinvoiceproductlinefreetext", text()),
  maybe("salesinvoiceproductlinevatsum", decimal()),
  maybe("salesinvoiceproductlinesum", decimal()),
  maybe("salesinvoiceproductlineinventoryid", text()),
  maybe("accountingaccountsuggestion", text(50)),
  maybe("skipaccrual", flag),
  dimensionRule,
  maybe("provisionpercentage", decimal()),
  accrualRule,
  maybe("productunitname", text()),
  maybe("deliverydate", date, ansi),
  maybe("ordernumber", text()),
  maybe("proposedaccount", text(), must("type", text())),
  maybe("accountdimensiontext", text()),
]);

const subLine: ElementRule = one("salesinvoicesubline", [
  maybe("sublinearticleidentifier", text()),
  one("sublinearticlename", text()),
  maybe("sublinedescription", text()),
  maybe("sublineunitcode", text()),
  maybe("sublineunitprice", decimal()),
  maybe("sublinedeliveredquantity", decimal()),
  maybe("sublinediscountpercent", decimal()),
  maybe("sublinevatpercent", decimal()),
  maybe("sublinesum", decimal()),
  maybe("sublinevatsum", decimal()),
]);

/** One line of an invoice: a product line, a comment line or a sub-line. */
export const invoiceLineRule: ElementRule = {
  ...some("invoiceline", [productLine, one("salesinvoicecommentline", [one("comment", text())]), subLine]),
  choice: true,
};

/** The sender's own posting of an invoice; one wrapper. */
export const invoiceVoucherLinesRule: ElementRule = maybe("invoicevoucherlines", [
  some("voucherline", [
    one("linesum", decimal(2), must("type", word("net", "gross"))),
    maybe("description", text(255)),
    one("accountnumber", text(50)),
    one("vatpercent", decimal(2), must("vatcode", vatCode)),
    maybe("skipaccrual", flag),
    dimensionRule,
  ]),
]);
