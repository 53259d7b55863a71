import type { BookedInvoice } from "../book/book.ts";
import { tag, type XmlOut } from "../format/write-xml.ts";
import type { Scene } from "../scene.ts";
import { substatusOf } from "./invoice-words.ts";
import { oddCents, oddName } from "./odd-format.ts";
import { dateParameter, keyParameter, momentParameter, parameter, wordParameter } from "./parameter.ts";

const STATUS_FILTERS = [
  "open",
  "overdue",
  "reminded",
  "requested",
  "collected",
  "paid",
  "unsent",
  "creditloss",
  "rejected",
] as const;

/** salesinvoicelist.nv */
export function salesInvoiceList(scene: Scene): readonly XmlOut[] {
  const wantsOrders = wordParameter(scene, "listtype", ["preinvoice"]) === "preinvoice";
  const filters = [...keyFilters(scene), ...dateFilters(scene), statusFilter(scene), modifiedFilter(scene)];
  const found = scene.book.salesInvoices
    .filter(({ type }) => type === (wantsOrders ? "order" : "invoice"))
    .filter((invoice) => filters.every((filter) => filter(invoice)));
  return [
    tag(
      "SalesInvoiceList",
      found.map((invoice) => invoiceOut(scene, invoice)),
    ),
  ];
}

type InvoiceFilter = (invoice: BookedInvoice) => boolean;

function keyFilters(scene: Scene): readonly InvoiceFilter[] {
  const above = keyParameter(scene, "invoicesabovenetvisorkey");
  const number = parameter(scene, "invoicenumber");
  const code = parameter(scene, "customercode");
  const customer = keyParameter(scene, "customernetvisorkey");
  const country = parameter(scene, "invoicingcustomercountrycode");
  const secondName = parameter(scene, "secondname") ?? parameter(scene, "secondnamenetvisorkey");
  const batch = keyParameter(scene, "salesinvoicebatchid");
  return [
    ({ netvisorKey }) => above === undefined || netvisorKey > above,
    (invoice) => number === undefined || String(invoice.number) === number,
    ({ customerCode }) => code === undefined || customerCode === code,
    ({ customerKey }) => customer === undefined || customerKey === customer,
    ({ details }) => country === undefined || (details["invoicingcustomercountrycode"] ?? "FI") === country,
    ({ details }) => secondName === undefined || details["secondname"] === secondName,
    () => batch === undefined,
  ];
}

function dateFilters(scene: Scene): readonly InvoiceFilter[] {
  const [begin, end] = [dateParameter(scene, "begininvoicedate"), dateParameter(scene, "endinvoicedate")];
  return [({ date }) => begin === undefined || date >= begin, ({ date }) => end === undefined || date <= end];
}

function statusFilter(scene: Scene): InvoiceFilter {
  const wanted = wordParameter(scene, "invoicestatus", STATUS_FILTERS);
  if (wanted === undefined) return () => true;
  if (["overdue", "reminded", "requested", "collected"].includes(wanted)) {
    return (invoice) => substatusOf(scene, invoice) === wanted;
  }
  return ({ status }) => status === wanted;
}

function modifiedFilter(scene: Scene): InvoiceFilter {
  const from = momentParameter(scene, "lastmodifiedstart");
  const to = momentParameter(scene, "lastmodifiedend");
  const within = ({ modified }: { readonly modified: string }): boolean =>
    (from === undefined || modified >= from) && (to === undefined || modified.slice(0, to.length) <= to);
  if (parameter(scene, "includemodifiedpayments") !== "1") return within;
  const paid = scene.book.salesPayments.filter(within).map(({ invoiceKey }) => invoiceKey);
  return (invoice) => within(invoice) || paid.includes(invoice.netvisorKey);
}

function invoiceOut(scene: Scene, invoice: BookedInvoice): XmlOut {
  const isNew = scene.readings.answerAge === "2026";
  const substatus = substatusOf(scene, invoice);
  const attributes = {
    ...(substatus === undefined ? {} : { substatus }),
    ...(isNew ? { isincollection: substatus === "collected" ? "1" : "0" } : {}),
  };
  const key = invoice.netvisorKey;
  return tag("SalesInvoice", [
    tag("NetvisorKey", key),
    tag("InvoiceNumber", invoice.number),
    tag("Invoicedate", invoice.date, { format: "ansi" }),
    ...(isNew ? [tag("InvoiceDueDate", invoice.dueDate, { format: "ansi" })] : []),
    tag("InvoiceStatus", invoice.status, attributes),
    ...(isNew ? [tag("CustomerNetvisorKey", invoice.customerKey)] : []),
    tag("CustomerCode", invoice.customerCode),
    tag("CustomerName", oddName(scene, invoice.customerName)),
    tag("ReferenceNumber", invoice.referenceNumber),
    tag("InvoiceSum", oddCents(scene, invoice.totalCents, key)),
    tag("OpenSum", oddCents(scene, invoice.openCents, key)),
    tag("Uri", `${scene.baseUrl}getsalesinvoice.nv?netvisorkey=${key}`),
    ...additional(scene, invoice),
  ]);
}

function additional(scene: Scene, invoice: BookedInvoice): readonly XmlOut[] {
  const option = keyParameter(scene, "replyoption") ?? 0;
  const comment = invoice.details["salesinvoiceprivatecomment"] ?? "";
  const currency = { currencycode: invoice.currency, type: "iso4217" };
  const out = [
    ...(option % 2 === 1 ? [tag("PrivateComment", comment)] : []),
    ...(option >= 2 && option <= 3
      ? [
          tag("InvoiceCurrencySum", oddCents(scene, invoice.totalCents, invoice.netvisorKey), currency),
          tag("OpenCurrencySum", oddCents(scene, invoice.openCents, invoice.netvisorKey), currency),
        ]
      : []),
  ];
  return out.length === 0 ? [] : [tag("AdditionalInformation", out)];
}
