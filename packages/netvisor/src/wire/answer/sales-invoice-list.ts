import type { CivilDate, MinorUnits } from "@confirma-connect/core";
import { child, type XmlNode } from "../../transport/xml-node.ts";
import { amountOf, attributeOf, dateOf, entriesOf, ownText, readFlag, textOf } from "./field.ts";

/** One row of salesinvoicelist.nv (specs 9.3). Older answers lack several elements. */
export interface SalesInvoiceRow {
  /** Empty when the answer lacks it. */
  readonly netvisorKey: string;
  readonly invoiceNumber: string | undefined;
  readonly invoiceDate: CivilDate | undefined;
  readonly dueDate: CivilDate | undefined;
  /** Lower-case: `open`, `paid`, `unsent`, `creditloss`, `rejected`, `archived`; other words as they come. */
  readonly status: string | undefined;
  /** Lower-case: `open`, `overdue`, `reminded`, `requested`, `collected`. */
  readonly substatus: string | undefined;
  readonly inCollection: boolean | undefined;
  readonly customerNetvisorKey: string | undefined;
  readonly customerCode: string | undefined;
  readonly customerName: string | undefined;
  readonly referenceNumber: string | undefined;
  readonly sum: MinorUnits | undefined;
  readonly openSum: MinorUnits | undefined;
}

/** Reads salesinvoicelist.nv. */
export const readSalesInvoiceList = (root: XmlNode): readonly SalesInvoiceRow[] =>
  entriesOf(root, ["salesinvoicelist"], "salesinvoice").map(readRow);

function readRow(row: XmlNode): SalesInvoiceRow {
  const status = child(row, "invoicestatus");
  return {
    netvisorKey: textOf(row, "netvisorkey") ?? "",
    invoiceNumber: textOf(row, "invoicenumber"),
    invoiceDate: dateOf(row, "invoicedate"),
    dueDate: dateOf(row, "invoiceduedate"),
    status: (attributeOf(status, "status") ?? ownText(status))?.toLowerCase(),
    substatus: attributeOf(status, "substatus")?.toLowerCase(),
    inCollection: readFlag(attributeOf(status, "isincollection")),
    customerNetvisorKey: textOf(row, "customernetvisorkey"),
    customerCode: textOf(row, "customercode"),
    customerName: textOf(row, "customername"),
    referenceNumber: textOf(row, "referencenumber"),
    sum: amountOf(row, "invoicesum"),
    openSum: amountOf(row, "opensum"),
  };
}
