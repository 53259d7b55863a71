import {
  type AccountPlan,
  formatAmount,
  minorUnits,
  percentage,
  sumMinor,
  vatOfNet,
} from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { finishDraft } from "../../src/channel/finish-draft.ts";
import { invoiceToSalesInvoice } from "../../src/map/invoice-to-sales-invoice.ts";
import type { Readings } from "../../src/map/readings.ts";
import {
  contextOf,
  golden,
  invoiceOf,
  readings,
  sampleCreditNote,
  sampleInvoice,
  samplePlan,
} from "../support/sample.ts";

interface Options {
  readonly invoices?: Partial<AccountPlan["invoices"]>;
  readonly readings?: Partial<Readings>;
  readonly plan?: Partial<AccountPlan>;
}

function translate(change: object = {}, { invoices = {}, readings: changed = {}, plan = {} }: Options = {}) {
  const all: AccountPlan = { ...samplePlan, ...plan, invoices: { ...samplePlan.invoices, ...invoices } };
  const document = invoiceOf(change);
  const context = contextOf("invoice", document.header.number, all);
  return finishDraft(invoiceToSalesInvoice(document, context, readings(changed)), "text/xml; charset=utf-8");
}

type Result = ReturnType<typeof translate>;

const found = ({ problems }: Result) =>
  problems.map(({ severity, code, pointer }) => `${severity} ${code} ${pointer}`);
const names = ({ steps }: Result) => steps.map(({ name, action }) => `${name} ${action}`);
const stepOf = ({ steps }: Result, name: string) => steps.find((step) => step.name === name);
const bodyOf = (result: Result, name: string) => stepOf(result, name)?.request.body ?? "";
const buyer = (change: object) => ({
  parties: { ...sampleInvoice.parties, buyerParty: { ...sampleInvoice.parties.buyerParty, ...change } },
});
const header = (change: object) => ({ header: { ...sampleInvoice.header, ...change } });
const [first, second] = sampleInvoice.rows;

describe("an invoice", () => {
  test("is a customer, a product and an invoice, each as in its golden file", () => {
    const result = translate();
    expect(result.problems).toEqual([]);
    expect(names(result)).toEqual(["customer ensure", "product-1 ensure", "invoice create"]);
    expect(bodyOf(result, "customer")).toBe(golden("invoice-customer.xml"));
    expect(bodyOf(result, "product-1")).toBe(golden("invoice-product-1.xml"));
    expect(bodyOf(result, "invoice")).toBe(golden("invoice-invoice.xml"));
    expect(stepOf(result, "invoice")?.request.resource).toBe(
      "salesinvoice.nv?method=add&useonlyexistingdimensions=1",
    );
    expect(stepOf(result, "invoice")?.uses).toEqual(["customer", "product-1"]);
  });

  test("predicts balanced postings", () => {
    const postings = stepOf(translate(), "invoice")?.postings ?? [];
    expect(postings.map(({ account, amount }) => `${account} ${formatAmount(amount, ".")}`)).toEqual([
      "(receivables) 365.00",
      "3000 -200.00",
      "(VAT debt) -51.00",
      "(sales default) -100.00",
      "(VAT debt) -14.00",
    ]);
    expect(sumMinor(postings.map(({ amount }) => amount))).toBe(0);
  });

  test("is found again by its number, with what is compared", () => {
    expect(stepOf(translate(), "invoice")?.identity).toEqual({
      type: "salesInvoice",
      key: "CC0DY8C9ADXDYJR",
      values: {
        number: "251601000",
        date: "2026-01-15",
        dueDate: "2026-01-29",
        total: "365.00",
        reference: "2516000017",
        lines: JSON.stringify([
          {
            net: "200.00",
            vat: "51.00",
            gross: "251.00",
            percentage: "25.5",
            vatCode: "KOMY",
            account: "3000",
            dimensions: [
              { name: "Kustannuspaikka", item: "Myynti" },
              { name: "Projekti", item: "P1" },
            ],
          },
          { net: "100.00", vat: "14.00", gross: "114.00", percentage: "14", vatCode: "KOMY", dimensions: [] },
        ]),
      },
    });
  });

  test("without dimensions asks for none to be kept out", () => {
    const row = { ...second, accountNumber: null };
    const result = translate({ rows: [row], amounts: { netAmount: 100, vatAmount: 14, totalAmount: 114 } });
    expect(stepOf(result, "invoice")?.request.resource).toBe("salesinvoice.nv?method=add");
  });

  test("that Netvisor still has to send is unsent and has no voucher yet", () => {
    const result = translate({}, { invoices: { alreadySent: false } });
    expect(bodyOf(result, "invoice")).toContain('<salesinvoicestatus type="netvisor">unsent<');
    expect(stepOf(result, "invoice")?.postings).toEqual([]);
  });
});

describe("a credit note", () => {
  test("is matched with the invoice that it credits", () => {
    const result = translate(sampleCreditNote);
    expect(found(result)).toEqual([]);
    // The credited invoice comes first: when it is unknown, nothing has been made yet.
    expect(names(result)).toEqual([
      "credited-invoice find",
      "customer ensure",
      "product-1 ensure",
      "invoice create",
      "match create",
    ]);
    expect(bodyOf(result, "invoice")).toBe(golden("credit-note-invoice.xml"));
    expect(bodyOf(result, "match")).toBe(golden("credit-note-match.xml"));
    expect(stepOf(result, "match")?.uses).toEqual(["invoice", "credited-invoice"]);
    expect(stepOf(result, "credited-invoice")?.request).toEqual({
      method: "GET",
      resource: "salesinvoicelist.nv?invoicenumber=251601000",
      contentType: "",
      body: "",
    });
  });

  test("with negative prices is turned to negative quantities", () => {
    const rows = sampleCreditNote.rows.map((row) => ({
      ...row,
      quantity: -row.quantity,
      unitPrice: -row.unitPrice,
    }));
    expect(bodyOf(translate({ ...sampleCreditNote, rows }), "invoice")).toBe(
      golden("credit-note-invoice.xml"),
    );
  });

  test("that is unsent cannot be matched yet", () => {
    const result = translate(sampleCreditNote, { invoices: { alreadySent: false } });
    expect(names(result)).not.toContain("match create");
    expect(found(result)).toEqual(["warning ACC_UNSUPPORTED_FEATURE /references/creditedInvoiceNumber"]);
  });

  test("of 0.00 has nothing open to be matched", () => {
    const [row] = sampleCreditNote.rows;
    const plus = { ...row, quantity: 2, netAmount: 200, vatAmount: 51, amount: 251 };
    const result = translate({
      ...sampleCreditNote,
      amounts: { netAmount: 0, vatAmount: 0, totalAmount: 0 },
      rows: [row, plus],
    });
    expect(found(result)).toEqual([]);
    expect(names(result)).toEqual(["customer ensure", "product-1 ensure", "invoice create"]);
  });

  test("a plain invoice is never matched", () => {
    const references = { ...sampleInvoice.references, creditedInvoiceNumber: "1" };
    const result = translate({ references });
    expect(names(result)).not.toContain("match create");
    expect(found(result)).toEqual(["warning ACC_UNSUPPORTED_FEATURE /references/creditedInvoiceNumber"]);
  });
});

describe("customers and products", () => {
  test("the customer code is the plan's field when the buyer has it", () => {
    const result = translate(buyer({ customerAccountId: "A 7" }));
    expect(stepOf(result, "customer")?.identity.key).toBe("A 7");
  });

  test("a buyer without any code gets a customer of its own, with a warning", () => {
    const result = translate(buyer({ businessId: null, entityType: "CONSUMER" }));
    expect(stepOf(result, "customer")?.identity.key).toMatch(/^CC[0-9A-Z]{13}$/u);
    expect(bodyOf(result, "customer")).toContain("<isprivatecustomer>1<");
    expect(found(result)).toEqual([
      "warning ACC_DOCUMENT_FIELD_MISSING /parties/buyerParty/customerAccountId",
    ]);
  });

  test("a buyer without any code cannot be found where creating is forbidden", () => {
    const result = translate(buyer({ businessId: null }), { invoices: { customers: "find" } });
    expect(found(result)).toEqual(["error ACC_MAPPING_CUSTOMER /parties/buyerParty/customerAccountId"]);
  });

  test("find only looks", () => {
    const result = translate({}, { invoices: { customers: "find", products: "find" } });
    expect(names(result)).toEqual(["customer find", "product-1 find", "product-2 find", "invoice create"]);
    expect(stepOf(result, "customer")?.request.resource).toBe("customerlist.nv?customercodelist=0646115-8");
    expect(stepOf(result, "product-2")?.request.resource).toBe("productlist.nv?keyword=KIRJA");
  });

  test("a code that an address cannot carry is looked for in the whole list", () => {
    const result = translate(buyer({ customerAccountId: "Å&1" }), { invoices: { customers: "find" } });
    expect(stepOf(result, "customer")?.request.resource).toBe("customerlist.nv");
  });

  test("every product code gets a step of its own", () => {
    const result = translate({}, { invoices: { products: "create" } });
    expect(names(result)).toContain("product-2 ensure");
    expect(bodyOf(result, "product-2")).toContain("<productcode>KIRJA</productcode>");
    expect(bodyOf(result, "invoice")).toContain("{{product-2}}");
  });
});

describe("bad content", () => {
  test("every problem is reported at once", () => {
    const result = translate({
      ...header({ number: "A-1", currencyCode: "SEK" }),
      ...buyer({ name: "日".repeat(251), address: { street: "x".repeat(81), countryCode: "FIN" } }),
      amounts: { netAmount: 300, vatAmount: 65, totalAmount: 366 },
      rows: [
        { ...first, unit: "x".repeat(51), vatCode: "99", amount: 250.99 },
        { ...second, name: "x".repeat(201), projectNumber: "{{customer}}" },
      ],
    });
    expect(result.steps).toEqual([]);
    expect(found(result)).toEqual([
      "error ACC_DOCUMENT_FIELD_INVALID /header/number",
      "error ACC_UNSUPPORTED_CURRENCY /header/currencyCode",
      "error ACC_DOCUMENT_VAT_MISMATCH /rows/0/amount",
      "error ACC_DOCUMENT_TOTAL_MISMATCH /amounts/totalAmount",
      "error ACC_DOCUMENT_TEXT_TOO_LONG /rows/0/unit",
      "error ACC_MAPPING_VAT_CODE /rows/0/vatCode",
      "error ACC_DOCUMENT_TEXT_TOO_LONG /rows/1/name",
      "error ACC_DOCUMENT_FIELD_INVALID /rows/1/projectNumber",
      "error ACC_DOCUMENT_TEXT_CHARSET /parties/buyerParty/name",
      "error ACC_DOCUMENT_TEXT_TOO_LONG /parties/buyerParty/name",
      "error ACC_DOCUMENT_TEXT_TOO_LONG /parties/buyerParty/address/street",
      "error ACC_DOCUMENT_FIELD_INVALID /parties/buyerParty/address/countryCode",
    ]);
  });

  test("no finding quotes the buyer", () => {
    const result = translate(buyer({ name: "Maija Mallikas 日", address: { street: "Salakatu 日" } }));
    expect(JSON.stringify(result.problems)).not.toMatch(/Maija|Salakatu/u);
  });

  test.each(["0", "007", "1234567890123456789", "12A"])("the number %s is refused", (number) => {
    expect(found(translate(header({ number })))).toEqual(["error ACC_DOCUMENT_FIELD_INVALID /header/number"]);
  });
});

describe("numbers and names at their limits", () => {
  const one = { amounts: { netAmount: 100, vatAmount: 14, totalAmount: 114 } };
  const priced = (change: object, options?: Options) =>
    translate({ ...one, rows: [{ ...second, ...change }] }, options);

  test("a price with hundreds of decimals is refused, not written out", () => {
    const zero = { unitPrice: 1e-300, netAmount: 0, vatAmount: 0, amount: 0 };
    const result = translate({
      amounts: { netAmount: 0, vatAmount: 0, totalAmount: 0 },
      rows: [{ ...second, ...zero }],
    });
    expect(found(result)).toEqual(["error ACC_DOCUMENT_AMOUNT_PRECISION /rows/0/unitPrice"]);
  });

  test("the number of decimals is an option, for prices and quantities", () => {
    const third = { quantity: 3, unitPrice: 33.3333333333 };
    expect(found(priced(third))).toEqual([]);
    expect(bodyOf(priced(third), "invoice")).toContain(">33,3333333333<");
    expect(found(priced(third, { readings: { numberDecimals: 9 } }))).toEqual([
      "error ACC_DOCUMENT_AMOUNT_PRECISION /rows/0/unitPrice",
    ]);
    const quantity = { quantity: 0.3333333, unitPrice: 300.00003 };
    expect(found(priced(quantity, { readings: { numberDecimals: 6 } }))).toEqual([
      "error ACC_DOCUMENT_AMOUNT_PRECISION /rows/0/quantity",
    ]);
  });

  test("numbers beyond exact sums are refused, they do not throw", () => {
    expect(found(priced({ quantity: 9e15, unitPrice: 9e15 }))).toEqual([
      "error ACC_UNSUPPORTED_SIZE /rows/0/quantity",
    ]);
    expect(found(priced({ netAmount: 7e13, vatAmount: 7e13 }))).toEqual([
      "error ACC_UNSUPPORTED_SIZE /amounts",
    ]);
  });

  const long = "x".repeat(199);
  const asProducts = {
    invoices: { products: "create" as const },
    readings: { textCharset: "utf-8" as const },
  };

  test("a product's name is the row's checked one: cut between characters, never inside one", () => {
    const result = priced({ name: `${long}😀` }, { ...asProducts, plan: { cutLongTexts: true } });
    expect(found(result)).toEqual(["warning ACC_DOCUMENT_TEXT_TOO_LONG /rows/0/name"]);
    expect(bodyOf(result, "product-1")).toContain(`<name>${long}</name>`);
    expect(found(priced({ name: `${long}😀` }, asProducts))).toEqual([
      "error ACC_DOCUMENT_TEXT_TOO_LONG /rows/0/name",
    ]);
  });

  test("codes are never cut: a shorter code could be another entry's", () => {
    const cut = { plan: { cutLongTexts: true } };
    expect(found(priced({ productCode: "x".repeat(51) }, { ...asProducts, ...cut }))).toEqual([
      "error ACC_DOCUMENT_TEXT_TOO_LONG /rows/0/productCode",
    ]);
    expect(found(translate(buyer({ customerAccountId: "x".repeat(51) }), cut))).toEqual([
      "error ACC_DOCUMENT_TEXT_TOO_LONG /parties/buyerParty/customerAccountId",
    ]);
  });
});

describe("readings", () => {
  test("invoice numbers may have fewer digits", () => {
    expect(found(translate())).toEqual([]);
    expect(found(translate({}, { readings: { invoiceNumberLength: 8 } }))).toEqual([
      "error ACC_DOCUMENT_FIELD_INVALID /header/number",
    ]);
    expect(found(translate(sampleCreditNote, { readings: { invoiceNumberLength: 8 } }))).toEqual([
      "error ACC_DOCUMENT_FIELD_INVALID /header/number",
      "error ACC_DOCUMENT_FIELD_INVALID /references/creditedInvoiceNumber",
    ]);
  });

  test("a line's own sum holds its VAT, or not, or is left to Netvisor", () => {
    const body = (lineSums: Readings["lineSums"]) =>
      bodyOf(translate({}, { readings: { lineSums } }), "invoice");
    expect(body("gross")).toContain("<salesinvoiceproductlinesum>251,00<");
    expect(body("net")).toContain("<salesinvoiceproductlinesum>200,00<");
    expect(body("omit")).not.toMatch(/productlinesum|productlinevatsum/u);
  });

  test("dimensions may be created where the option allows it", () => {
    const result = translate({}, { readings: { onlyExistingDimensions: false } });
    expect(stepOf(result, "invoice")?.request.resource).toBe("salesinvoice.nv?method=add");
  });
});

test("the sums that are sent are the document's, to the cent, and rendering repeats itself", () => {
  const row = fc.integer({ min: 1, max: 10_000_000 }).map((cents) => {
    const net = minorUnits(cents);
    return { net, vat: vatOfNet(net, percentage(25_500)) };
  });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), (rows) => {
      const net = rows.reduce((sum, each) => sum + each.net, 0);
      const vat = rows.reduce((sum, each) => sum + each.vat, 0);
      const change = {
        amounts: { netAmount: net / 100, vatAmount: vat / 100, totalAmount: (net + vat) / 100 },
        rows: rows.map((each) => ({
          ...first,
          quantity: 1,
          unitPrice: each.net / 100,
          netAmount: each.net / 100,
          vatAmount: each.vat / 100,
          amount: (each.net + each.vat) / 100,
        })),
      };
      const result = translate(change);
      expect(translate(change)).toEqual(result);
      const sums = [...bodyOf(result, "invoice").matchAll(/<salesinvoiceproductlinesum>([^<]+)</gu)];
      const sent = sums.reduce((sum, [, text]) => sum + Number(text?.replace(",", "")), 0);
      expect(sent).toBe(net + vat);
      expect(sumMinor((stepOf(result, "invoice")?.postings ?? []).map(({ amount }) => amount))).toBe(0);
    }),
    { numRuns: 50 },
  );
});
