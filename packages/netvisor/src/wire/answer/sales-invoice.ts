import type { CivilDate, MinorUnits } from "@confirma-connect/core";
import { child, childrenOf, descend, type XmlNode } from "../../transport/xml-node.ts";
import { amountOf, attributeOf, dateOf, entriesOf, ownText, textOf } from "./field.ts";
import { readSalesInvoiceLine, type SalesInvoiceLine } from "./sales-invoice-line.ts";

/** One invoice of getsalesinvoice.nv (specs 9.3). It has no open sum: that is in the list only. */
export interface SalesInvoice {
  /** Published answers lack it; the caller knows which key it asked for. */
  readonly netvisorKey: string | undefined;
  readonly number: string | undefined;
  readonly date: CivilDate | undefined;
  readonly eventDate: CivilDate | undefined;
  readonly dueDate: CivilDate | undefined;
  readonly deliveryDate: CivilDate | undefined;
  readonly referenceNumber: string | undefined;
  readonly amount: MinorUnits | undefined;
  /** ISO 4217; absent means the company's own currency. */
  readonly currency: string | undefined;
  /** Machine value, lower-case. */
  readonly status: string | undefined;
  readonly freeTextBeforeLines: string | undefined;
  readonly freeTextAfterLines: string | undefined;
  readonly ourReference: string | undefined;
  readonly yourReference: string | undefined;
  readonly privateComment: string | undefined;
  readonly customer: InvoicedCustomer;
  /** Key of the invoice's voucher; absent while the invoice is unsent. */
  readonly voucherKey: string | undefined;
  readonly lines: readonly SalesInvoiceLine[];
  /** Keys of the invoices that a credit note is matched with; only told when they are asked for (replyoption 32). */
  readonly creditedKeys: readonly string[];
}

/** Who was invoiced. Personal data: never logged. */
export interface InvoicedCustomer {
  readonly netvisorKey: string | undefined;
  readonly code: string | undefined;
  readonly organisationIdentifier: string | undefined;
  readonly name: string | undefined;
  readonly street: string | undefined;
  readonly postNumber: string | undefined;
  readonly town: string | undefined;
  readonly countryCode: string | undefined;
}

/** Reads getsalesinvoice.nv, single or list form. Not found (an empty element) gives no invoice. */
export function readSalesInvoices(root: XmlNode): readonly SalesInvoice[] {
  const listed = child(root, "salesinvoices");
  const found = [...childrenOf(root, "salesinvoice"), ...(listed ? childrenOf(listed, "salesinvoice") : [])];
  return found.filter(({ children }) => children.length > 0).map(readInvoice);
}

function readInvoice(invoice: XmlNode): SalesInvoice {
  const text = (name: string) => textOf(invoice, name);
  const status = child(invoice, "invoicestatus") ?? child(invoice, "salesinvoicestatus");
  return {
    netvisorKey: text("salesinvoicenetvisorkey") ?? text("netvisorkey"),
    number: text("salesinvoicenumber"),
    date: dateOf(invoice, "salesinvoicedate"),
    eventDate: dateOf(invoice, "salesinvoiceeventdate"),
    dueDate: dateOf(invoice, "salesinvoiceduedate"),
    deliveryDate: dateOf(invoice, "salesinvoicedeliverydate"),
    referenceNumber: text("salesinvoicereferencenumber"),
    amount: amountOf(invoice, "salesinvoiceamount"),
    currency: attributeOf(child(invoice, "salesinvoiceamount"), "iso4217currencycode"),
    status: (attributeOf(status, "status") ?? ownText(status))?.toLowerCase(),
    freeTextBeforeLines: text("salesinvoicefreetextbeforelines"),
    freeTextAfterLines: text("salesinvoicefreetextafterlines"),
    ourReference: text("salesinvoiceourreference"),
    yourReference: text("salesinvoiceyourreference"),
    privateComment: text("salesinvoiceprivatecomment"),
    customer: readCustomer(invoice),
    voucherKey: attributeOf(child(invoice, "invoicevoucher"), "netvisorkey"),
    lines: readLines(invoice),
    creditedKeys: readCreditedKeys(invoice),
  };
}

function readCustomer(invoice: XmlNode): InvoicedCustomer {
  const text = (name: string) => textOf(invoice, `invoicingcustomer${name}`);
  const country = child(invoice, "invoicingcustomercountrycode");
  return {
    netvisorKey: text("netvisorkey"),
    code: text("code"),
    organisationIdentifier: text("organizationidentifier") ?? text("organisationidentifier"),
    name: text("name"),
    street: text("addressline"),
    postNumber: text("postnumber"),
    town: text("town"),
    countryCode: attributeOf(country, "iso-3166") ?? isoCountry(ownText(country)),
  };
}

// Without the attribute the text is a country's name in the answer's language, or a code.
const isoCountry = (text: string | undefined): string | undefined =>
  text !== undefined && /^[A-Z]{2}$/.test(text) ? text : undefined;

// Published answers hold all lines in one InvoiceLine; one wrapper per line is read as well.
function readLines(invoice: XmlNode): readonly SalesInvoiceLine[] {
  const wrappers = descend(invoice, "invoicelines")?.children ?? [];
  return wrappers
    .flatMap((wrapper) => childrenOf(wrapper, "salesinvoiceproductline"))
    .map(readSalesInvoiceLine);
}

// Names of these elements are inferred; no published answer has them. Read without them, a match is not told.
const readCreditedKeys = (invoice: XmlNode): readonly string[] =>
  entriesOf(invoice, ["matchedcreditnotes"], "matchedcreditnote").flatMap(
    (match) => textOf(match, "invoicenetvisorkey") ?? [],
  );
