import type { Book, BookedCustomer } from "../book/book.ts";
import { invalidData, NetvisorFailure } from "../failure.ts";
import { textOf, type XmlNode } from "../format/xml-node.ts";
import type { Scene, WriteResult } from "../scene.ts";
import { detailsOf } from "./details.ts";
import { keyParameter, wordParameter } from "./parameter.ts";
import { mandatoryChild } from "./write-voucher.ts";

/** customer.nv: `method=add`, or `method=edit&id=` where only what is sent changes. */
export function writeCustomer(scene: Scene, root: XmlNode): WriteResult {
  const node = mandatoryChild(root, "customer");
  const base = mandatoryChild(node, "customerbaseinformation");
  const method = wordParameter(scene, "method", ["add", "edit"]);
  if (method === undefined) throw invalidData("Parameter method is mandatory");
  return method === "add" ? addCustomer(scene, node, base) : editCustomer(scene, node, base);
}

function addCustomer(scene: Scene, node: XmlNode, base: XmlNode): WriteResult {
  const name = textOf(base, "name");
  if (name === undefined) throw invalidData("Data form incorrect:. Customer name is mandatory");
  const code = codeOf(scene.book, base) ?? "";
  checkCode(scene, code, undefined);
  const key = scene.book.nextKey;
  const customer: BookedCustomer = {
    netvisorKey: key,
    code,
    name,
    businessId: textOf(base, "externalidentifier") ?? "",
    details: detailsOf(node),
    modified: scene.now,
  };
  const customers = [...scene.book.customers, customer];
  return { book: { ...scene.book, customers, nextKey: key + 1 }, insertedKey: key };
}

function editCustomer(scene: Scene, node: XmlNode, base: XmlNode): WriteResult {
  const key = keyParameter(scene, "id");
  const old = scene.book.customers.find((customer) => customer.netvisorKey === key);
  if (old === undefined)
    throw invalidData(`Data form incorrect:. Customer not found with Netvisor identifier: ${key ?? ""}`);
  const details = { ...old.details, ...detailsOf(node) };
  const code = codeOf(scene.book, base) ?? old.code;
  checkCode(scene, code, old);
  const name = textOf(base, "name") ?? old.name;
  const businessId = details["customerbaseinformation/externalidentifier"] ?? old.businessId;
  const changed: BookedCustomer = { ...old, code, name, businessId, details, modified: scene.now };
  const customers = scene.book.customers.map((customer) => (customer === old ? changed : customer));
  return { book: { ...scene.book, customers } };
}

function codeOf(book: Book, base: XmlNode): string | undefined {
  const node = base.children.find((candidate) => candidate.name === "internalidentifier");
  if (node?.attributes["type"] !== "automatic") return node?.text;
  const numbers = book.customers.map((customer) => Number(customer.code)).filter(Number.isSafeInteger);
  return String(Math.max(0, ...numbers) + 1);
}

function checkCode(scene: Scene, code: string, own: BookedCustomer | undefined): void {
  if (code === "" || scene.readings.duplicateCustomerCode === "store") return;
  const taken = scene.book.customers.some((customer) => customer.code === code && customer !== own);
  if (taken) throw new NetvisorFailure("DUPLICATE_DATA", `Customer code ${code} already exists`);
}
