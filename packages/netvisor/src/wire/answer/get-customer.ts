import { child, childrenOf, type XmlNode } from "../../transport/xml-node.ts";
import { flagOf, textOf } from "./field.ts";

/** A customer of getcustomer.nv, as far as we need it. Personal data: never logged. */
export interface CustomerDetail {
  readonly netvisorKey: string | undefined;
  /** Customer code. */
  readonly internalIdentifier: string | undefined;
  /** Business id or personal identity code. */
  readonly externalIdentifier: string | undefined;
  readonly name: string | undefined;
  readonly street: string | undefined;
  readonly postNumber: string | undefined;
  readonly city: string | undefined;
  readonly countryCode: string | undefined;
  readonly isActive: boolean | undefined;
}

/** Reads getcustomer.nv, single or list form. Not found as an empty element gives no customer. */
export function readCustomers(root: XmlNode): readonly CustomerDetail[] {
  const listed = child(root, "customers");
  const found = [...childrenOf(root, "customer"), ...(listed ? childrenOf(listed, "customer") : [])];
  return found.flatMap((customer) => childrenOf(customer, "customerbaseinformation")).map(readBase);
}

/** Tells whether a failure is the other form of "not found" that getcustomer.nv is published with (specs 14, 23). */
export const isCustomerNotFound = (failure: { readonly code: string; readonly text: string }): boolean =>
  failure.code === "INVALID_DATA" && /customer not found/i.test(failure.text);

const readBase = (base: XmlNode): CustomerDetail => ({
  netvisorKey: textOf(base, "netvisorkey"),
  internalIdentifier: textOf(base, "internalidentifier"),
  externalIdentifier: textOf(base, "externalidentifier"),
  name: textOf(base, "name"),
  street: textOf(base, "streetaddress"),
  postNumber: textOf(base, "postnumber"),
  city: textOf(base, "city"),
  countryCode: textOf(base, "country"),
  isActive: flagOf(base, "isactive"),
});
