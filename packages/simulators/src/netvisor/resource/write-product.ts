import type { BookedProduct } from "../book/book.ts";
import { postableAccount } from "../book/check-account.ts";
import { lineDimensions, recordDimensions } from "../book/dimensions.ts";
import { vatRate } from "../book/vat-table.ts";
import { invalidData, NetvisorFailure } from "../failure.ts";
import { child, textOf, type XmlNode } from "../format/xml-node.ts";
import type { Scene, WriteResult } from "../scene.ts";
import { detailsOf } from "./details.ts";
import { keyParameter, wordParameter } from "./parameter.ts";
import { mandatoryChild } from "./write-voucher.ts";

/** product.nv: `method=add` or `method=edit&id=`. */
export function writeProduct(scene: Scene, root: XmlNode): WriteResult {
  const node = mandatoryChild(root, "product");
  const method = wordParameter(scene, "method", ["add", "edit"]);
  if (method === undefined) throw invalidData("Parameter method is mandatory");
  const id = keyParameter(scene, "id");
  const old =
    method === "edit" ? scene.book.products.find((product) => product.netvisorKey === id) : undefined;
  if (method === "edit" && old === undefined) throw invalidData("Data form incorrect:. Product not found");
  const additional = child(node, "productadditionalinformation");
  const dimensions = additional === undefined ? [] : lineDimensions(additional);
  const book = recordDimensions(scene, scene.book, dimensions);
  const key = old?.netvisorKey ?? book.nextKey;
  const product = readProduct(scene, node, key);
  checkCode(scene, product.code, old);
  if (old !== undefined) {
    return { book: { ...book, products: book.products.map((known) => (known === old ? product : known)) } };
  }
  return { book: { ...book, products: [...book.products, product], nextKey: key + 1 }, insertedKey: key };
}

function readProduct(scene: Scene, node: XmlNode, netvisorKey: number): BookedProduct {
  const base = mandatoryChild(node, "productbaseinformation");
  const bookkeeping = child(node, "productbookkeepingdetails");
  const account = textOf(bookkeeping, "defaultdomesticaccountnumber");
  if (account !== undefined) postableAccount(scene.company, account);
  const price = mandatoryChild(base, "unitprice");
  return {
    netvisorKey,
    code: textOf(base, "productcode") ?? "",
    name: textOf(base, "name") ?? "",
    unitPrice: price.text.replace(".", ","),
    priceType: price.attributes["type"] === "gross" ? "gross" : "net",
    accountNumber: account ?? scene.company.defaultAccounts.SalesDomesticDefault,
    vatPercent: vatRate(textOf(bookkeeping, "defaultvatpercentage") ?? "0").percent,
    details: detailsOf(node),
  };
}

function checkCode(scene: Scene, code: string, own: BookedProduct | undefined): void {
  if (code === "" || scene.readings.duplicateProductCode === "store") return;
  const taken = scene.book.products.some((product) => product.code === code && product !== own);
  if (taken) throw new NetvisorFailure("DUPLICATE_DATA", `Product code ${code} already exists`);
}
