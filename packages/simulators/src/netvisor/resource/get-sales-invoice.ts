import type { BookedInvoice, InvoiceCommentLine, InvoiceProductLine } from "../book/book.ts";
import { invalidData } from "../failure.ts";
import { printCents } from "../format/decimal.ts";
import { tag, type XmlOut } from "../format/write-xml.ts";
import type { Scene } from "../scene.ts";
import { statusText } from "./invoice-words.ts";
import { oddCents, oddName } from "./odd-format.ts";
import { keyListParameter, keyParameter, parameter } from "./parameter.ts";

/** getsalesinvoice.nv, or getorder.nv for orders. */
export function getSalesInvoice(type: "invoice" | "order"): (scene: Scene) => readonly XmlOut[] {
  return (scene) => {
    const known = scene.book.salesInvoices.filter(
      (invoice) => (invoice.type === "order") === (type === "order"),
    );
    const keys = keyListParameter(scene, "netvisorkeylist", 500);
    if (keys !== undefined) {
      const found = known.filter((invoice) => keys.includes(invoice.netvisorKey));
      return [
        tag(
          "SalesInvoices",
          found.map((invoice) => invoiceOut(scene, invoice)),
        ),
      ];
    }
    const key = keyParameter(scene, "netvisorkey");
    if (key === undefined) throw invalidData("Parameter netvisorkey or netvisorkeylist is mandatory");
    const invoice = known.find((candidate) => candidate.netvisorKey === key);
    return [invoice === undefined ? tag("SalesInvoice") : invoiceOut(scene, invoice)];
  };
}

function invoiceOut(scene: Scene, invoice: BookedInvoice): XmlOut {
  return tag("SalesInvoice", [
    ...headOut(scene, invoice),
    ...customerOut(scene, invoice),
    ...linesOut(scene, invoice),
  ]);
}

function detail(invoice: BookedInvoice, outName: string, sentName = outName): XmlOut {
  return tag(outName, invoice.details[sentName.toLowerCase()] ?? "");
}

function headOut(scene: Scene, invoice: BookedInvoice): readonly XmlOut[] {
  const amount = oddCents(scene, invoice.totalCents, invoice.netvisorKey);
  const pointed =
    scene.readings.oddAnswers && invoice.netvisorKey % 2 === 0 ? amount.replace(",", ".") : amount;
  const ansi = { format: "ansi" };
  return [
    tag("SalesInvoiceNetvisorKey", invoice.netvisorKey),
    tag("SalesInvoiceNumber", invoice.number),
    tag("SalesInvoiceDate", invoice.date, ansi),
    tag("SalesInvoiceEventDate", invoice.details["salesinvoiceeventdate"] ?? invoice.date, ansi),
    tag("SalesInvoiceDueDate", invoice.dueDate, ansi),
    tag("SalesInvoiceValueDate", invoice.details["salesinvoicevaluedate"] ?? invoice.date, ansi),
    tag("SalesInvoiceDeliveryDate", invoice.details["salesinvoicedeliverydate"] ?? invoice.date, ansi),
    tag("SalesInvoiceReferencenumber", invoice.referenceNumber),
    tag("SalesInvoiceAmount", pointed, { iso4217currencycode: invoice.currency, currencyrate: "1" }),
    tag("InvoiceStatus", statusText(scene, invoice.status), { status: invoice.status }),
    detail(invoice, "SalesInvoiceFreeTextBeforeLines"),
    detail(invoice, "SalesInvoiceFreeTextAfterLines"),
    detail(invoice, "SalesInvoiceOurReference"),
    detail(invoice, "SalesInvoiceYourReference"),
    detail(invoice, "SalesInvoicePrivateComment"),
  ];
}

function customerOut(scene: Scene, invoice: BookedInvoice): readonly XmlOut[] {
  const country = invoice.details["invoicingcustomercountrycode"] ?? "FI";
  const voucher =
    invoice.voucherKey === undefined
      ? []
      : [tag("InvoiceVoucher", "", { netvisorkey: String(invoice.voucherKey) })];
  return [
    tag("InvoicingCustomerCode", invoice.customerCode),
    tag("InvoicingCustomerNetvisorKey", invoice.customerKey),
    tag("InvoicingCustomerName", oddName(scene, invoice.customerName)),
    detail(invoice, "InvoicingCustomerAddressline"),
    detail(invoice, "InvoicingCustomerPostnumber"),
    detail(invoice, "InvoicingCustomerTown"),
    tag("InvoicingCustomerCountryCode", country === "FI" ? "Finland" : country, { "ISO-3166": country }),
    tag("MatchPartialPaymentsByDefault", yesNo(scene, invoice.expectPartialPayments)),
    detail(invoice, "DeliveryAddressName"),
    detail(invoice, "DeliveryMethod"),
    detail(invoice, "DeliveryTerm"),
    tag("PaymentTermNetDays", invoice.netDays),
    ...voucher,
  ];
}

function yesNo(scene: Scene, value: boolean): string {
  if (scene.language === "EN") return value ? "Yes" : "No";
  return value ? "Kyllä" : "Ei";
}

function linesOut(scene: Scene, invoice: BookedInvoice): readonly XmlOut[] {
  const showComments = parameter(scene, "showcommentlines") === "1";
  const shown = invoice.lines.filter((line) => line.kind === "product" || showComments);
  const lines = tag("InvoiceLines", [tag("InvoiceLine", shown.map(lineOut))]);
  const matches =
    Math.floor((keyParameter(scene, "replyoption") ?? 0) / 32) % 2 === 1 ? matchesOut(invoice) : [];
  return [lines, ...matches];
}

function matchesOut(invoice: BookedInvoice): readonly XmlOut[] {
  const out = invoice.creditMatches.map((match) =>
    tag("MatchedCreditNote", [
      tag("CreditNoteNetvisorKey", match.creditNoteKey),
      tag("InvoiceNetvisorKey", match.invoiceKey),
      tag("Sum", printCents(match.cents)),
    ]),
  );
  return [tag("MatchedCreditNotes", out)];
}

function lineOut(line: InvoiceProductLine | InvoiceCommentLine): XmlOut {
  if (line.kind === "comment") return tag("SalesInvoiceCommentLine", [tag("Comment", line.text)]);
  const byCode = line.productCode !== "";
  return tag("SalesInvoiceProductLine", [
    tag("productidentifier", byCode ? line.productCode : String(line.productKey), {
      type: byCode ? "customer" : "netvisor",
    }),
    tag("ProductName", line.name),
    tag("ProductUnitPrice", fourDecimals(line.unitPrice), { type: line.priceType }),
    tag("ProductVatPercentage", line.vatPercent, { vatcode: line.vatCode }),
    tag("SalesInvoiceProductLineQuantity", line.quantity),
    tag("SalesInvoiceProductLineDiscountPercentage", line.discountPercent),
    tag("SalesInvoiceProductLineFreeText", line.freeText),
    tag("SalesInvoiceProductLineVatSum", printCents(line.vatCents, 4)),
    tag("SalesInvoiceProductLineSum", printCents(line.netCents + line.vatCents)),
    tag("AccountingAccountSuggestion", line.accountNumber),
    ...line.dimensions.map(({ name, item }) =>
      tag("Dimension", [tag("DimensionName", name), tag("DimensionItem", item)]),
    ),
  ]);
}

function fourDecimals(text: string): string {
  const [whole = "0", fraction = ""] = text.split(",");
  return `${whole},${fraction.padEnd(4, "0")}`;
}
