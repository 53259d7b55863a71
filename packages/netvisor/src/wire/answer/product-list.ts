import type { Decimal } from "@confirma-connect/core";
import type { XmlNode } from "../../transport/xml-node.ts";
import { decimalOf, entriesOf, textOf } from "./field.ts";

/** One row of productlist.nv. */
export interface ProductRow {
  /** Empty when the answer lacks it. */
  readonly netvisorKey: string;
  readonly code: string | undefined;
  readonly name: string | undefined;
  readonly unitPrice: Decimal | undefined;
}

/** Reads productlist.nv. */
export const readProductList = (root: XmlNode): readonly ProductRow[] =>
  entriesOf(root, ["productlist"], "product").map((row) => ({
    netvisorKey: textOf(row, "netvisorkey") ?? "",
    code: textOf(row, "productcode"),
    name: textOf(row, "name"),
    unitPrice: decimalOf(row, "unitprice"),
  }));
