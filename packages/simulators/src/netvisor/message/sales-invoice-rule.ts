import {
  ansi,
  base64,
  date,
  decimal,
  type ElementRule,
  flag,
  integer,
  may,
  maybe,
  must,
  one,
  some,
  text,
  word,
} from "./rule.ts";
import { invoiceLineRule, invoiceVoucherLinesRule } from "./sales-invoice-line-rule.ts";
import { accrualRule } from "./shared-rules.ts";

const register = word("netvisor", "customer");
const country = may("type", text());

const dates: readonly ElementRule[] = [
  maybe("salesinvoicenumber", integer(15)),
  one("salesinvoicedate", date, ansi),
  maybe("salesinvoiceeventdate", date, ansi),
  maybe("salesinvoiceduedate", date, ansi),
  maybe("salesinvoicevaluedate", date, ansi),
  maybe("salesinvoicedeliverydate", date, ansi),
  maybe("salesinvoicedeliverytocustomerdate", text(10), ansi, must("type", word("date", "weeknumber"))),
  maybe("salesinvoicewaybillidentifier", text()),
  maybe("salesinvoiceproductpackagepallet", text(), may("type", text()), may("amount", text())),
];

const head: readonly ElementRule[] = [
  maybe("salesinvoicereferencenumber", text()),
  {
    ...one(
      "salesinvoiceamount",
      decimal(2),
      may("iso4217currencycode", text(3)),
      may("currencyrate", decimal()),
      may("pricetype", register),
    ),
    empty: true,
  },
  maybe("selleridentifier", text(), may("type", register)),
  maybe("sellername", text()),
  maybe("invoicetype", word("invoice", "order", "invoicedraft")),
  {
    ...one(
      "salesinvoicestatus",
      word("open", "unsent", "delivered", "undelivered"),
      may("type", word("netvisor")),
    ),
    empty: true,
  },
  maybe("salesinvoicefreetextbeforelines", text()),
  maybe("salesinvoicefreetextafterlines", text()),
  maybe("salesinvoiceourreference", text()),
  maybe("salesinvoiceyourreference", text()),
  maybe("salesinvoiceprivatecomment", text()),
];

const parties: readonly ElementRule[] = [
  one(
    "invoicingcustomeridentifier",
    text(),
    must("type", word("netvisor", "customer", "organizationunitnumber")),
    may("contactpersonid", text()),
  ),
  maybe("invoicingcustomername", text()),
  maybe("invoicingcustomernameextension", text()),
  maybe("invoicingcustomeraddressline", text()),
  maybe("invoicingcustomeradditionaladdressline", text()),
  maybe("invoicingcustomerpostnumber", text()),
  maybe("invoicingcustomertown", text()),
  maybe("invoicingcustomercountrycode", text(2), country),
  maybe("officeidentifier", text(), may("type", word("automatic"))),
  maybe("deliveryoffice", text(), must("type", register)),
  maybe("deliveryaddressname", text()),
  maybe("deliveryaddressnameextension", text()),
  maybe("deliveryaddressline", text()),
  maybe("deliveryaddresspostnumber", text()),
  maybe("deliveryaddresstown", text()),
  maybe("deliveryaddresscountrycode", text(2), country),
  maybe("deliverymethod", text()),
  maybe("deliveryterm", text()),
];

const terms: readonly ElementRule[] = [
  maybe(
    "salesinvoicetaxhandlingtype",
    word("countrygroup", "forcedomestic", "notaxhandling", "domesticconstructionservice"),
  ),
  maybe(
    "paymentterm",
    text(),
    must("type", word("netvisor", "customerdefault", "companydefault", "default")),
  ),
  maybe("paymenttermnetdays", integer(4)),
  maybe("paymenttermcashdiscountdays", integer(4)),
  maybe("paymenttermcashdiscount", decimal(), must("type", word("percentage", "sum"))),
  maybe("expectpartialpayments", flag),
  maybe("trydirectdebitlink", text(), must("mode", word("ignore_error", "fail_on_error"))),
  maybe("overridevouchersalesreceivablesaccountnumber", text(50)),
  maybe("invoicesubjecttype", text()),
  maybe("salesinvoiceagreementidentifier", text()),
  maybe("printchannelformat", text(), must("type", register)),
  maybe("secondname", text(), must("type", register)),
  maybe("overriderateofoverdue", decimal()),
  maybe("ordernumber", text()),
  maybe("proposedaccount", text(), must("type", text())),
  maybe("accountdimensiontext", text()),
  maybe("collectioncost", decimal(2)),
  maybe("isthirdpartysales", flag),
];

const tail: readonly ElementRule[] = [
  one("invoicelines", [invoiceLineRule]),
  invoiceVoucherLinesRule,
  maybe("salesinvoiceaccrual", [
    maybe("overridedefaultsalesaccrualaccountnumber", text()),
    maybe("salesinvoiceaccrualtype", text()),
    some("accrualvoucherentry", [one("month", integer(2)), one("year", integer(4)), one("sum", decimal(2))]),
  ]),
  accrualRule,
  maybe("salesinvoiceattachments", [
    some("salesinvoiceattachment", [
      one("mimetype", text(50)),
      one("attachmentdescription", text(100)),
      one("filename", text(255)),
      one("documentdata", base64, may("type", word("finvoice", "pdf"))),
      maybe("printbydefault", flag),
    ]),
  ]),
  maybe("customtags", [
    {
      ...some("tag", [
        one("tagname", text()),
        one("tagvalue", text(), must("datatype", word("date", "text", "float", "enum"))),
      ]),
      least: 0,
    },
  ]),
];

/** salesinvoice.nv, the published DTD with the additions of spec section 9.1. */
export const salesInvoiceRule: ElementRule = one("root", [
  one("salesinvoice", [...dates, ...head, ...parties, ...terms, ...tail]),
]);
