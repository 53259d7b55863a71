import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { writeXml } from "../../src/transport/write-xml.ts";
import { customerRequest } from "../../src/wire/request/customer.ts";
import { matchCreditNoteRequest } from "../../src/wire/request/match-credit-note.ts";
import { productRequest } from "../../src/wire/request/product.ts";
import type { RequestElement } from "../../src/wire/request/request-element.ts";
import { salesInvoiceRequest } from "../../src/wire/request/sales-invoice.ts";
import { salesPaymentRequest } from "../../src/wire/request/sales-payment.ts";
import { voucherRequest } from "../../src/wire/request/voucher.ts";
import { dtdFaults, parseDtd } from "../support/dtd.ts";

/** Writes an object's keys backwards at every depth: only the schema may decide about order. */
function backwards<T>(value: T): T;
function backwards(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => backwards(each));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, member]) => [key, backwards(member)]),
  );
}

const euros = "12,34";
const country = { "@type": "ISO-3166", "#": "FI" } as const;

const customer = backwards({
  customerbaseinformation: {
    internalidentifier: "C1",
    externalidentifier: "1234567-1",
    name: "N",
    streetaddress: "S",
    additionaladdressline: "A",
    city: "C",
    postnumber: "P",
    country,
    phonenumber: "1",
    email: "e",
    isactive: "1",
    isprivatecustomer: "0",
  },
} as const);

const product = backwards({
  productbaseinformation: {
    productcode: "P",
    productgroup: "G",
    name: "N",
    unitprice: { "@type": "net", "#": "0" },
    isactive: "1",
    issalesproduct: "1",
  },
} as const);

const line = {
  productidentifier: { "@type": "netvisor", "#": "{{product-1}}" },
  productname: "N",
  productunitprice: { "@type": "net", "#": "1,50" },
  productvatpercentage: { "@vatcode": "KOMY", "#": "25,5" },
  salesinvoiceproductlinequantity: "2",
  salesinvoiceproductlinediscountpercentage: "10",
  salesinvoiceproductlinefreetext: "T",
  salesinvoiceproductlinevatsum: euros,
  salesinvoiceproductlinesum: euros,
  accountingaccountsuggestion: "3000",
  dimension: [{ dimensionname: "D", dimensionitem: "I" }],
  productunitname: "h",
} as const;

const invoice = backwards({
  salesinvoicenumber: "1",
  salesinvoicedate: "2026-01-01",
  salesinvoiceduedate: "2026-01-15",
  salesinvoicereferencenumber: "1070",
  salesinvoiceamount: { "@iso4217currencycode": "EUR", "#": euros },
  salesinvoicestatus: { "@type": "netvisor", "#": "open" },
  salesinvoicefreetextbeforelines: "B",
  salesinvoicefreetextafterlines: "A",
  salesinvoiceourreference: "O",
  salesinvoiceyourreference: "Y",
  salesinvoiceprivatecomment: "K",
  invoicingcustomeridentifier: { "@type": "netvisor", "#": "{{customer}}" },
  invoicingcustomername: "N",
  invoicingcustomeraddressline: "S",
  invoicingcustomeradditionaladdressline: "S2",
  invoicingcustomerpostnumber: "P",
  invoicingcustomertown: "T",
  invoicingcustomercountrycode: country,
  expectpartialpayments: "1",
  salesinvoiceagreementidentifier: "G",
  ordernumber: "ON",
  invoicelines: { invoiceline: [{ salesinvoiceproductline: line }, { salesinvoiceproductline: line }] },
} as const);

const payment = backwards({
  sum: { "@currency": "EUR", "#": euros },
  paymentdate: "2026-01-01",
  targetidentifier: { "@type": "invoicenumber", "@targettype": "invoice", "#": "1" },
  sourcename: "N",
  paymentmethod: { "@type": "bankaccount", "#": "B" },
} as const);

const voucher = backwards({
  calculationmode: "net",
  voucherdate: "2026-01-01",
  number: "1",
  description: "D",
  voucherclass: "Muut",
  comment: "C",
  voucherline: [
    {
      linesum: { "@type": "net", "#": euros },
      description: "D",
      accountnumber: "1700",
      vatpercent: { "@vatcode": "NONE", "#": "0" },
      dimension: [{ dimensionname: "D", dimensionitem: "I" }],
    },
  ],
} as const);

const match = backwards({ creditnotenetvisorkey: "6", invoicenetvisorkey: "{{credited-invoice}}" } as const);

const messages: readonly (readonly [string, RequestElement])[] = [
  ["salesinvoice", salesInvoiceRequest(invoice)],
  ["salespayment", salesPaymentRequest(payment)],
  ["customer", customerRequest(customer)],
  ["product", productRequest(product)],
  ["matchcreditnote", matchCreditNoteRequest(match)],
];

const dtdFolder = new URL("../../../../../shared/wire/netvisor/dtd/", import.meta.url);
// The DTDs are not part of this repository; where they lie beside it, every message is proved against them.
const published = existsSync(dtdFolder) ? messages : [];

describe("element order", () => {
  test("is the one of the published DTDs, whatever the order of the object's keys", () => {
    const faults = published.map(([name, message]) => {
      const dtd = parseDtd(readFileSync(new URL(`${name}.dtd`, dtdFolder), "utf8"));
      return [name, dtdFaults(message, dtd)];
    });
    expect(faults).toEqual(published.map(([name]) => [name, []]));
  });

  test("of a voucher is the one of the support article", () => {
    const names = (element: RequestElement): readonly string[] =>
      typeof element.content === "string"
        ? [element.name]
        : [element.name, ...element.content.flatMap((child) => names(child))];
    expect(names(voucherRequest(voucher)).join(" ")).toBe(
      "root voucher calculationmode voucherdate number description voucherclass comment voucherline linesum " +
        "description accountnumber vatpercent dimension dimensionname dimensionitem",
    );
  });

  test("the checker of DTDs sees a swapped, a foreign and a badly attributed element", () => {
    const dtd = parseDtd(
      "<!ELEMENT root (a, b?, c*)><!ELEMENT a (#PCDATA)><!ELEMENT b (#PCDATA)><!ELEMENT c (#PCDATA)><!ATTLIST a type (x|y) #REQUIRED>",
    );
    const leaf = (name: string): RequestElement => ({ name, content: "1" });
    const root = (...content: readonly RequestElement[]): RequestElement => ({ name: "root", content });
    expect(dtdFaults(root(leaf("a"), leaf("b"), leaf("c"), leaf("c")), dtd)).toEqual([]);
    expect(dtdFaults(root(leaf("b"), leaf("a")), dtd)).toEqual(["root: holds <b><a>"]);
    expect(dtdFaults(root(leaf("a"), leaf("z")), dtd)).toEqual([
      "root: holds <a><z>",
      "root/z: is not declared",
    ]);
    expect(dtdFaults(root({ ...leaf("a"), attributes: { type: "q", other: "1" } }), dtd)).toEqual([
      "root/a/@type: q is not allowed",
      "root/a/@other: is not declared",
    ]);
  });
});

describe("request schemas are strict", () => {
  test.each([
    ["a foreign element", () => voucherRequest({ ...voucher, ...{ foreign: "1" } })],
    ["a decimal point", () => salesPaymentRequest({ ...payment, sum: { "@currency": "EUR", "#": "1.00" } })],
    ["an empty text", () => voucherRequest({ ...voucher, description: "" })],
    ["a number of ten digits", () => voucherRequest({ ...voucher, number: "1234567890" })],
    ["a description of 256 characters", () => voucherRequest({ ...voucher, description: "x".repeat(256) })],
    ["a date in the Finnish order", () => voucherRequest({ ...voucher, voucherdate: "1.1.2026" })],
  ])("%s is refused", (_, build) => {
    expect(build).toThrow();
  });

  test("absent members leave no element behind", () => {
    const { number: _number, comment: _comment, ...rest } = voucher;
    const text = writeXml(voucherRequest({ ...rest, comment: undefined }));
    expect(text).not.toMatch(/<number|<comment|undefined/u);
  });
});
