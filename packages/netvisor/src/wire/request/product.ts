import { z } from "zod";
import { type RequestElement, requestElement } from "./request-element.ts";
import { DecimalNumber, Flag, requiredText } from "./text-form.ts";

/** Longest texts of product.nv in characters (support article 77000554243, seen). */
export const productLengths = { code: 50, name: 200, unit: 50 } as const;

const ProductBase = z.strictObject({
  productcode: requiredText(productLengths.code),
  productgroup: z.string().min(1),
  name: requiredText(productLengths.name),
  unitprice: z.strictObject({ "@type": z.enum(["net", "gross"]), "#": DecimalNumber }),
  isactive: Flag,
  issalesproduct: Flag,
});

/** product.nv?method=add, order of product.dtd (seen). */
export const ProductEntry = z.strictObject({ productbaseinformation: ProductBase });

/** See {@link ProductEntry}. */
export type ProductEntry = z.input<typeof ProductEntry>;

/** The body of product.nv. */
export const productRequest = (product: ProductEntry): RequestElement =>
  requestElement("root", { product: ProductEntry.parse(product) });
