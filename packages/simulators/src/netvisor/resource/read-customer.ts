import type { BookedCustomer } from "../book/book.ts";
import { invalidData } from "../failure.ts";
import { tag, type XmlOut } from "../format/write-xml.ts";
import type { Scene } from "../scene.ts";
import { oddName } from "./odd-format.ts";
import { keyListParameter, keyParameter, listParameter, momentParameter, parameter } from "./parameter.ts";

/** customerlist.nv */
export function customerList(scene: Scene): readonly XmlOut[] {
  const keyword = parameter(scene, "keyword")?.toLowerCase();
  const since = momentParameter(scene, "changedsince");
  const codes = listParameter(scene, "customercodelist", 100);
  const found = scene.book.customers
    .filter(({ modified }) => since === undefined || modified >= since)
    .filter(({ code }) => codes === undefined || codes.includes(code))
    .filter((customer) => keyword === undefined || mentions(customer, keyword));
  const out = found.map((customer) =>
    tag("Customer", [
      tag("Netvisorkey", customer.netvisorKey),
      tag("Name", oddName(scene, customer.name)),
      tag("Code", customer.code),
      tag("OrganisationIdentifier", customer.businessId),
      tag("Uri", `${scene.baseUrl}getcustomer.nv?id=${customer.netvisorKey}`),
    ]),
  );
  return [tag("Customerlist", out)];
}

function mentions(customer: BookedCustomer, keyword: string): boolean {
  return [customer.name, customer.code, customer.businessId].some((text) =>
    text.toLowerCase().includes(keyword),
  );
}

/** getcustomer.nv */
export function getCustomer(scene: Scene): readonly XmlOut[] {
  const keys = keyListParameter(scene, "idlist", 500);
  if (keys !== undefined) {
    const found = scene.book.customers.filter((customer) => keys.includes(customer.netvisorKey));
    return [
      tag(
        "Customers",
        found.map((customer) => customerOut(scene, customer)),
      ),
    ];
  }
  const key = keyParameter(scene, "id");
  if (key === undefined) throw invalidData("Parameter id or idlist is mandatory");
  const customer = scene.book.customers.find((candidate) => candidate.netvisorKey === key);
  if (customer !== undefined) return [customerOut(scene, customer)];
  if (scene.readings.customerNotFound === "empty") return [tag("Customer")];
  throw invalidData(`Data form incorrect:. Customer not found with Netvisor identifier: ${key}`);
}

const BASE = [
  "NameExtension",
  "StreetAddress",
  "City",
  "PostNumber",
  "Country",
  "PhoneNumber",
  "FaxNumber",
  "Email",
  "EmailInvoicingAddress",
  "HomePageUri",
] as const;

function customerOut(scene: Scene, customer: BookedCustomer): XmlOut {
  const detail = (group: string, name: string): XmlOut =>
    tag(name, customer.details[`${group}/${name.toLowerCase()}`] ?? "");
  const base = "customerbaseinformation";
  return tag("Customer", [
    tag("CustomerBaseInformation", [
      tag("NetvisorKey", customer.netvisorKey),
      tag("InternalIdentifier", customer.code),
      tag("ExternalIdentifier", customer.businessId),
      tag("CustomerGroupNetvisorKey"),
      detail(base, "CustomerGroupName"),
      tag("Name", oddName(scene, customer.name)),
      ...BASE.map((name) => detail(base, name)),
      tag("IsActive", customer.details[`${base}/isactive`] ?? "1"),
    ]),
    tag("CustomerFinvoiceDetails", [
      detail("customerfinvoicedetails", "FinvoiceAddress"),
      detail("customerfinvoicedetails", "FinvoiceRouterCode"),
    ]),
    tag("CustomerAdditionalInformation", [
      detail("customeradditionalinformation", "Comment"),
      tag("ReferenceNumber", customer.details["customeradditionalinformation/customerreferencenumber"] ?? ""),
      tag("BalanceLimit"),
    ]),
  ]);
}
