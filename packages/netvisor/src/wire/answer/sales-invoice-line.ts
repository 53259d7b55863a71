import type { Decimal, Percentage } from "@confirma-connect/core";
import { child, type XmlNode } from "../../transport/xml-node.ts";
import { attributeOf, type DimensionOfLine, decimalOf, dimensionsOf, percentageOf, textOf } from "./field.ts";

/** One product line of an invoice. Sums may have more than two decimals (`0,5478`), so they stay exact. */
export interface SalesInvoiceLine {
  readonly productIdentifier: string | undefined;
  readonly productName: string | undefined;
  readonly unitName: string | undefined;
  readonly unitPrice: Decimal | undefined;
  /** `net` or `gross` when the answer says it; published answers do not, and are net. */
  readonly unitPriceType: string | undefined;
  readonly vatPercentage: Percentage | undefined;
  readonly vatCode: string | undefined;
  readonly quantity: Decimal | undefined;
  readonly discountPercentage: Percentage | undefined;
  readonly freeText: string | undefined;
  readonly vatSum: Decimal | undefined;
  /** With VAT in the published answers: 2 × 6,90 at 22 % is 16,84. */
  readonly sum: Decimal | undefined;
  readonly accountNumber: string | undefined;
  readonly dimensions: readonly DimensionOfLine[];
}

/** Reads one `SalesInvoiceProductLine`. */
export function readSalesInvoiceLine(line: XmlNode): SalesInvoiceLine {
  const own = (name: string) => `salesinvoiceproductline${name}`;
  return {
    productIdentifier: textOf(line, "productidentifier"),
    productName: textOf(line, "productname"),
    unitName: textOf(line, "productunitname"),
    unitPrice: decimalOf(line, "productunitprice"),
    unitPriceType: attributeOf(child(line, "productunitprice"), "type")?.toLowerCase(),
    vatPercentage: percentageOf(line, "productvatpercentage"),
    vatCode: attributeOf(child(line, "productvatpercentage"), "vatcode"),
    quantity: decimalOf(line, own("quantity")),
    discountPercentage: percentageOf(line, own("discountpercentage")),
    freeText: textOf(line, own("freetext")),
    vatSum: decimalOf(line, own("vatsum")),
    sum: decimalOf(line, own("sum")),
    accountNumber: textOf(line, "accountingaccountsuggestion"),
    dimensions: dimensionsOf(line),
  };
}
