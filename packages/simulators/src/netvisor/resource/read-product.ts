import { invalidData } from "../failure.ts";
import { tag, type XmlOut } from "../format/write-xml.ts";
import type { Scene } from "../scene.ts";
import { keyParameter, parameter } from "./parameter.ts";

/** productlist.nv; `keyword` looks into code and name. */
export function productList(scene: Scene): readonly XmlOut[] {
  const keyword = parameter(scene, "keyword")?.toLowerCase();
  const found = scene.book.products.filter(
    ({ code, name }) =>
      keyword === undefined || [code, name].some((text) => text.toLowerCase().includes(keyword)),
  );
  const out = found.map((product) =>
    tag("Product", [
      tag("NetvisorKey", product.netvisorKey),
      tag("ProductCode", product.code),
      tag("Name", product.name),
      tag("UnitPrice", product.unitPrice),
      tag("Uri", `${scene.baseUrl}getproduct.nv?id=${product.netvisorKey}`),
    ]),
  );
  return [tag("ProductList", out)];
}

/** getproduct.nv */
export function getProduct(scene: Scene): readonly XmlOut[] {
  const key = keyParameter(scene, "id");
  if (key === undefined) throw invalidData("Parameter id is mandatory");
  const product = scene.book.products.find((candidate) => candidate.netvisorKey === key);
  if (product === undefined) return [tag("Product")];
  const detail = (name: string): XmlOut =>
    tag(name, product.details[`productbaseinformation/${name.toLowerCase()}`] ?? "");
  return [
    tag("Product", [
      tag("ProductBaseInformation", [
        tag("NetvisorKey", key),
        tag("ProductCode", product.code),
        detail("ProductGroup"),
        tag("Name", product.name),
        detail("Description"),
        tag("UnitPrice", product.unitPrice, { type: product.priceType === "gross" ? "brutto" : "netto" }),
        detail("Unit"),
        tag("IsActive", product.details["productbaseinformation/isactive"] ?? "1"),
        tag("IsSalesProduct", product.details["productbaseinformation/issalesproduct"] ?? "1"),
      ]),
      tag("ProductBookkeepingDetails", [
        tag("DefaultVatPercent", product.vatPercent),
        tag("DefaultDomesticAccountNumber", product.accountNumber),
        tag("DefaultEuAccountNumber", scene.company.defaultAccounts.SalesEUDefault),
        tag("DefaultOutsideEUAccountNumber", scene.company.defaultAccounts.SalesOutsideEUDefault),
      ]),
    ]),
  ];
}
