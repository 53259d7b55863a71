import type { ResolvedStep, Sighting } from "@confirma-connect/core";
import { listResource } from "../map/list-resource.ts";
import type { XmlNode } from "../transport/xml-node.ts";
import { readCustomerList } from "../wire/answer/customer-list.ts";
import { readProductList } from "../wire/answer/product-list.ts";
import { readSalesInvoiceList } from "../wire/answer/sales-invoice-list.ts";
import { type LookUp, onlyOne } from "./look-up.ts";

interface Entry {
  readonly netvisorKey: string;
  readonly code: string | undefined;
}

/** Looks for a customer by its exact code. */
export const locateCustomer = ({ identity }: ResolvedStep, lookUp: LookUp): Promise<Sighting> =>
  locateEntry(lookUp, {
    resource: listResource("customerlist.nv", "customercodelist", identity.key),
    reader: readCustomerList,
    code: identity.key,
    what: "customers with this code",
  });

/** Looks for a product by its exact code. */
export const locateProduct = ({ identity }: ResolvedStep, lookUp: LookUp): Promise<Sighting> =>
  locateEntry(lookUp, {
    resource: listResource("productlist.nv", "keyword", identity.key),
    reader: readProductList,
    code: identity.key,
    what: "products with this code",
    any: true,
  });

/** Looks for any sales invoice by its number. */
export const locateSalesInvoiceNumber = ({ identity }: ResolvedStep, lookUp: LookUp): Promise<Sighting> =>
  locateEntry(lookUp, {
    resource: `salesinvoicelist.nv?invoicenumber=${identity.key}`,
    reader: (root) => readSalesInvoiceList(root).map((row) => ({ ...row, code: row.invoiceNumber })),
    code: identity.key,
    what: "sales invoices with this number",
  });

interface EntryQuestion {
  readonly resource: string;
  readonly reader: (root: XmlNode) => readonly Entry[];
  readonly code: string;
  readonly what: string;
  /**
   * Whether any of several entries will do: two invoices that ensured the same product at once have made two equal
   * ones where Netvisor lets them, and the oldest serves. Customers and invoices are never interchangeable.
   */
  readonly any?: true;
}

async function locateEntry(
  lookUp: LookUp,
  { resource, reader, code, what, any }: EntryQuestion,
): Promise<Sighting> {
  const looked = await lookUp.read({ resource }, reader);
  if (looked.type === "unclear") return looked;
  // Filters of lists may be wider than the word asked for.
  const fitting = looked.found.filter((entry) => entry.code === code);
  const one = onlyOne(any === true ? oldestOf(fitting) : fitting, what);
  if (one.type === "unclear") return one;
  if (one.type === "none") return lookUp.absent();
  return { type: "found", vendorId: one.entry.netvisorKey, evidence: "identified", differences: [] };
}

/** Netvisor's keys grow, so the shortest and then the smallest is the oldest. */
const oldestOf = (entries: readonly Entry[]): readonly Entry[] =>
  entries
    .toSorted(({ netvisorKey: left }, { netvisorKey: right }) =>
      left.length === right.length ? (left < right ? -1 : 1) : left.length - right.length,
    )
    .slice(0, 1);
