import { decimal, type ElementRule, flag, may, maybe, must, one, text, word } from "./rule.ts";
import { dimensionRule } from "./shared-rules.ts";

const base: readonly ElementRule[] = [
  maybe("productcode", text(50)),
  one("productgroup", text()),
  one("name", text(200)),
  maybe("description", text()),
  one("unitprice", decimal(), must("type", word("net", "gross"))),
  maybe("unit", text(50)),
  maybe("unitweight", decimal()),
  maybe("kaukevaproductcode", text()),
  maybe("purchaseprice", decimal()),
  maybe("tariffheading", text()),
  maybe("comissionpercentage", decimal()),
  one("isactive", flag),
  one("issalesproduct", flag),
  maybe("inventoryenabled", flag),
  maybe("countryoforigin", text(2), may("type", word("ISO-3166"))),
  maybe("primaryeancode", text()),
  maybe("secondaryeancode", text()),
];

/** product.nv, the published DTD with the lengths of spec section 11. */
export const productRule: ElementRule = one("root", [
  one("product", [
    one("productbaseinformation", base),
    maybe("productbookkeepingdetails", [
      one("defaultvatpercentage", decimal(2)),
      maybe("defaultdomesticaccountnumber", text(50)),
      maybe("defaulteuaccountnumber", text(50)),
      maybe("defaultoutsideeuaccountnumber", text(50)),
    ]),
    maybe("productadditionalinformation", [
      maybe("productnetweight", decimal()),
      maybe("productgrossweight", decimal()),
      maybe("productweightunit", text()),
      maybe("productpackageinformation", [
        one("packagewidth", decimal()),
        one("packageheight", decimal()),
        one("packagelength", decimal()),
      ]),
      dimensionRule,
    ]),
  ]),
]);
