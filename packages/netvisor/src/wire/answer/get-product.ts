import type { Decimal, Percentage } from "@confirma-connect/core";
import { child, childrenOf, descend, type XmlNode } from "../../transport/xml-node.ts";
import { attributeOf, decimalOf, flagOf, percentageOf, textOf } from "./field.ts";

/** A product of getproduct.nv, as far as we need it. */
export interface ProductDetail {
  readonly netvisorKey: string | undefined;
  readonly code: string | undefined;
  readonly name: string | undefined;
  readonly unitPrice: Decimal | undefined;
  /** `netto` or `brutto`. */
  readonly unitPriceType: string | undefined;
  readonly isActive: boolean | undefined;
  readonly isSalesProduct: boolean | undefined;
  readonly vatPercentage: Percentage | undefined;
  readonly domesticAccountNumber: string | undefined;
}

/** Reads getproduct.nv, single or list form. Not found (an empty element) gives no product. */
export function readProducts(root: XmlNode): readonly ProductDetail[] {
  const listed = child(root, "products");
  const found = [...childrenOf(root, "product"), ...(listed ? childrenOf(listed, "product") : [])];
  return found.flatMap((product) => {
    const base = child(product, "productbaseinformation");
    return base === undefined ? [] : [readProduct(base, descend(product, "productbookkeepingdetails"))];
  });
}

const readProduct = (base: XmlNode, bookkeeping: XmlNode | undefined): ProductDetail => ({
  netvisorKey: textOf(base, "netvisorkey"),
  code: textOf(base, "productcode"),
  name: textOf(base, "name"),
  unitPrice: decimalOf(base, "unitprice"),
  unitPriceType: attributeOf(child(base, "unitprice"), "type")?.toLowerCase(),
  isActive: flagOf(base, "isactive"),
  isSalesProduct: flagOf(base, "issalesproduct"),
  vatPercentage: bookkeeping && percentageOf(bookkeeping, "defaultvatpercent"),
  domesticAccountNumber: bookkeeping && textOf(bookkeeping, "defaultdomesticaccountnumber"),
});
