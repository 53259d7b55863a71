import { type ElementRule, flag, may, maybe, must, one, text, word } from "./rule.ts";
import { dimensionRule } from "./shared-rules.ts";

const base: readonly ElementRule[] = [
  maybe("internalidentifier", text(50), may("type", word("automatic"))),
  maybe("externalidentifier", text()),
  maybe("organizationunitnumber", text(17)),
  maybe("name", text(250)),
  maybe("nameextension", text(250)),
  maybe("streetaddress", text(80)),
  maybe("additionaladdressline", text(80)),
  maybe("city", text(80)),
  maybe("postnumber", text(50)),
  maybe("country", text(2), may("type", word("ISO-3166"))),
  maybe("customergroupname", text()),
  maybe("phonenumber", text()),
  maybe("faxnumber", text()),
  maybe("email", text()),
  maybe("homepageuri", text()),
  maybe("isactive", flag),
  maybe("isprivatecustomer", flag),
  maybe("emailinvoicingaddress", text()),
];

const additional: readonly ElementRule[] = [
  maybe("comment", text()),
  maybe("customeragreementidentifier", text()),
  maybe("customerreferencenumber", text()),
  maybe("directdebitbankaccount", text()),
  maybe("invoicinglanguage", text(), may("type", word("ISO-3166"))),
  maybe("invoiceprintchannelformat", text(), must("type", word("netvisor"))),
  maybe("yourdefaultreference", text()),
  maybe("defaulttextbeforeinvoicelines", text()),
  maybe("defaulttextafterinvoicelines", text()),
  maybe("defaultpaymentterm", text(), must("type", word("netvisor", "customer"))),
  maybe("defaultsalesperson", [one("salespersonid", text(), must("type", word("netvisor")))]),
];

/** customer.nv, the published DTD with the lengths of spec section 11. */
export const customerRule: ElementRule = one("root", [
  one("customer", [
    one("customerbaseinformation", base),
    maybe("customerfinvoicedetails", [maybe("finvoiceaddress", text()), maybe("finvoiceroutercode", text())]),
    maybe("customermaventaedidetails", [
      one("maventaedichannel", text()),
      maybe("maventaedicustomeridentifier", text()),
    ]),
    maybe("customerdeliverydetails", [
      maybe("deliveryname", text()),
      maybe("deliverystreetaddress", text()),
      maybe("deliverycity", text()),
      maybe("deliverypostnumber", text()),
      maybe("deliverycountry", text(2), may("type", word("ISO-3166"))),
    ]),
    maybe("customercontactdetails", [
      maybe("contactname", text()),
      maybe("contactperson", text()),
      maybe("contactpersonemail", text()),
      maybe("contactpersonphone", text()),
    ]),
    maybe("customeradditionalinformation", additional),
    maybe("customerdimensiondetails", [dimensionRule]),
  ]),
]);
