import { minorUnits, sumMinor } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { invoiceToSalesInvoice } from "../../src/map/invoice-to-sales-invoice.ts";
import { bodyOf } from "../support/filled.ts";
import {
  contextOf,
  golden,
  invoiceOf,
  planWith,
  readings,
  sampleCreditNote,
  sampleInvoice,
  samplePlan,
} from "../support/sample.ts";

const render = (change: object = {}, plan = samplePlan, reading = {}) =>
  invoiceToSalesInvoice(invoiceOf(change), contextOf("invoice", "251601000", plan), readings(reading), "EUR");

type Rendered = ReturnType<typeof render>;

const codes = ({ problems }: Rendered) =>
  problems.map(({ code, pointer, severity }) => `${severity} ${code} ${pointer}`);
const names = ({ steps }: Rendered) => steps.map(({ name }) => name);
const stepOf = ({ steps }: Rendered, name: string) => steps.find((step) => step.name === name);

const { buyerParty, sellerParty } = sampleInvoice.parties;
const buyer = (change: object) => ({ parties: { sellerParty, buyerParty: { ...buyerParty, ...change } } });
const [work, book] = sampleInvoice.rows;

describe("an invoice", () => {
  test("looks accounts and dimensions up first, so that nothing half done is left behind", () => {
    const rendered = render();
    expect(names(rendered)).toEqual([
      "account-1",
      "dimension-1",
      "dimension-2",
      "dimension-item-1",
      "dimension-item-2",
      "invoice",
      "accounts",
      "approve",
    ]);
    expect(rendered.problems).toEqual([]);
    expect(stepOf(rendered, "invoice")?.request).toEqual({
      method: "POST",
      resource: "invoices",
      contentType: "application/json",
      body: golden("invoice.json"),
    });
    expect(stepOf(rendered, "invoice")?.identity).toMatchObject({
      type: "salesInvoice",
      values: {
        number: "251601000",
        date: "2026-01-15",
        dueDate: "2026-01-29",
        total: "365.00",
        currency: "EUR",
      },
    });
  });

  test("its accounts are set on the receipt, row by row in the invoice's order", () => {
    const accounts = stepOf(render(), "accounts");
    expect(accounts?.request).toEqual({
      method: "PUT",
      resource: "ledgerreceipts/(of invoice {{invoice}})",
      contentType: "application/json",
      body: golden("invoice-accounts.json"),
    });
    expect(accounts?.uses).toEqual([
      "invoice",
      "dimension-1",
      "dimension-2",
      "dimension-item-1",
      "dimension-item-2",
    ]);
  });

  test("without accounts and dimensions it is one write and its approval", () => {
    const plain = { ...book, quantity: 1 };
    const rendered = render({ amounts: { netAmount: 100, vatAmount: 14, totalAmount: 114 }, rows: [plain] });
    expect(names(rendered)).toEqual(["invoice", "approve"]);
    expect(stepOf(rendered, "invoice")?.postings.map(({ account, amount }) => [account, amount])).toEqual([
      ["(receivables)", 11_400],
      ["(sales default)", -10_000],
      ["(VAT)", -1400],
    ]);
  });

  test("predicted postings balance", () => {
    const all = render().steps.flatMap(({ postings }) => postings.map(({ amount }) => amount));
    expect(sumMinor(all)).toBe(minorUnits(0));
    expect(all.length).toBe(5);
  });

  test("left unfinished it is outside the books, and says so", () => {
    const rendered = render({}, planWith({ approveInvoices: false }));
    expect(names(rendered)).not.toContain("approve");
    expect(stepOf(rendered, "invoice")).toMatchObject({
      postings: [],
      title: "Sales invoice, left unfinished: outside the official books",
    });
  });

  test("is sent by Procountor only when the plan says twice that it shall be", () => {
    const unsent = { invoices: { alreadySent: false } };
    const own = { sendInvoices: true, invoiceChannel: "EMAIL" };
    const rendered = render({}, planWith(own, unsent));
    expect(names(rendered).slice(-2)).toEqual(["approve", "send"]);
    expect(stepOf(rendered, "send")?.title).toMatch(/cannot be taken back/u);
    expect(bodyOf(stepOf(rendered, "invoice"))).toMatchObject({ invoiceChannel: "EMAIL" });
    expect(names(render({}, planWith(own)))).not.toContain("send");
    expect(bodyOf(stepOf(render({}, planWith(own)), "invoice"))).toMatchObject({
      invoiceChannel: "NO_SENDING",
    });
    expect(codes(render(buyer({ contact: null }), planWith(own, unsent)))).toContain(
      "error ACC_DOCUMENT_FIELD_MISSING /parties/buyerParty/contact",
    );
  });

  test("finds its buyer in the register when the plan asks for it", () => {
    const find = (change: object) => planWith({}, { invoices: { customers: "find", ...change } });
    const byId = render({}, find({ customerCode: "businessId" }));
    expect(stepOf(byId, "partner")?.request.resource).toBe("businesspartners?type=CUSTOMER&size=200");
    expect(stepOf(byId, "invoice")?.request.body).toContain('{"partnerId":{{partner}},');
    const byNumber = render(buyer({ customerAccountId: "A&1" }), find({}));
    expect(stepOf(byNumber, "partner")?.request.resource).toContain("customerNumber=A%261");
    expect(codes(render({}, find({})))).toContain(
      "error ACC_MAPPING_CUSTOMER /parties/buyerParty/customerAccountId",
    );
  });

  test("goes to its recipient's address when there is one, and never carries a personal identity number", () => {
    const parties = {
      sellerParty,
      buyerParty: { ...buyerParty, personalIdentityNumber: "010170-999X", electronicInvoiceAccount: "0037" },
      invoiceRecipientParty: {
        name: "Laskutus Oy",
        address: { countryCode: "SE", street2: "c/o", street3: "PL 1" },
      },
    };
    const body = stepOf(render({ parties }), "invoice")?.request.body ?? "";
    expect(JSON.parse(body)).toMatchObject({
      billingAddress: { name: "Laskutus Oy", country: "SWEDEN", specifier: "c/o, PL 1" },
      counterParty: { einvoiceAddress: { address: "0037" } },
    });
    expect(body).not.toContain("010170");
  });
});

describe("findings, all at once and before anything is sent", () => {
  const header = (change: object) => ({ header: { ...sampleInvoice.header, ...change } });
  const rows = (...list: readonly object[]) => ({ rows: list });

  test.each([
    [
      "a number of 41 characters",
      header({ number: "x".repeat(41) }),
      "ACC_DOCUMENT_TEXT_TOO_LONG /header/number",
    ],
    [
      "a due date 1000 days later",
      header({ dueDate: "2028-10-11" }),
      "ACC_DOCUMENT_DATE_ORDER /header/dueDate",
    ],
    [
      "a due date before the invoice",
      header({ dueDate: "2026-01-14" }),
      "ACC_DOCUMENT_DATE_ORDER /header/dueDate",
    ],
    ["another currency", header({ currencyCode: "SEK" }), "ACC_UNSUPPORTED_CURRENCY /header/currencyCode"],
    [
      "a reference with a wrong check digit",
      { references: { payment: "2516000014" } },
      "ACC_DOCUMENT_CHECK_DIGIT /references/payment",
    ],
    [
      "an unknown country",
      buyer({ address: { countryCode: "ZZ" } }),
      "ACC_DOCUMENT_FIELD_INVALID /parties/buyerParty/address/countryCode",
    ],
    ["a long name", buyer({ name: "x".repeat(81) }), "ACC_DOCUMENT_TEXT_TOO_LONG /parties/buyerParty/name"],
    [
      "a foreign letter in a name",
      buyer({ name: "Ŕ" }),
      "ACC_DOCUMENT_TEXT_CHARSET /parties/buyerParty/name",
    ],
    [
      "an unknown unit",
      rows({ ...work, unit: "horse" }, book ?? {}),
      "ACC_DOCUMENT_FIELD_INVALID /rows/0/unit",
    ],
    [
      "five decimals",
      rows({ ...work, unitPrice: 100.00001 }, book ?? {}),
      "ACC_DOCUMENT_AMOUNT_PRECISION /rows/0/unitPrice",
    ],
    [
      "VAT a cent off",
      rows({ ...work, vatAmount: 51.01, amount: 251.01 }, book ?? {}),
      "ACC_DOCUMENT_VAT_MISMATCH /rows/0/vatAmount",
    ],
    [
      "a net amount a cent off",
      rows({ ...work, netAmount: 200.01 }, book ?? {}),
      "ACC_DOCUMENT_TOTAL_MISMATCH /rows/0/netAmount",
    ],
    [
      "a total that Procountor would not compute",
      { amounts: { netAmount: 300, vatAmount: 65, totalAmount: 365.01 } },
      "ACC_DOCUMENT_TOTAL_MISMATCH /amounts/totalAmount",
    ],
    [
      "amounts too large",
      rows({ ...work, netAmount: 7e13, amount: 7e13 }, book ?? {}),
      "ACC_UNSUPPORTED_SIZE /rows",
    ],
  ])("%s", (_, change, expected) => {
    const rendered = render(change);
    expect(rendered.steps).toEqual([]);
    expect(codes(rendered)).toContain(`error ${expected}`);
  });

  test("a term of 999 days is taken", () => {
    expect(codes(render(header({ dueDate: "2028-10-10" })))).toEqual([]);
  });

  test("no bank account anywhere is a finding, except for cash", () => {
    expect(codes(render({}, planWith({ bankAccount: undefined })))).toContain(
      "error ACC_DOCUMENT_FIELD_MISSING /parties/sellerParty",
    );
    const cash = render({}, planWith({ bankAccount: undefined, paymentMethod: "CASH" }));
    expect(bodyOf(stepOf(cash, "invoice"))).not.toHaveProperty("paymentInfo.bankAccount");
  });

  test.each([
    ["h", "HOUR"],
    ["KPL", "PIECE"],
    ["square meter", "SQUARE_METER"],
    ["talk", "PERSON"],
  ])("unit %s is %s", (unit, expected) => {
    const rendered = render(rows({ ...work, unit }, book ?? {}), planWith({ units: { talk: "PERSON" } }));
    expect(bodyOf(stepOf(rendered, "invoice"))).toMatchObject({
      invoiceRows: [{ unit: expected }, { unit: "NO_UNIT" }],
    });
  });

  test("VAT rounded per percentage is the other reading", () => {
    // Three rows of 0.02 at 25.5 %: 0.01 each by row, 0.02 together.
    const row = { ...book, quantity: 1, unitPrice: 0.02, vatPercentage: 25.5, netAmount: 0.02 };
    const byRow = { ...row, vatAmount: 0.01, amount: 0.03 };
    const perRow = {
      amounts: { netAmount: 0.06, vatAmount: 0.03, totalAmount: 0.09 },
      rows: [byRow, byRow, byRow],
    };
    const less = { ...row, vatAmount: 0, amount: 0.02 };
    const together = {
      amounts: { netAmount: 0.06, vatAmount: 0.02, totalAmount: 0.08 },
      rows: [byRow, byRow, less],
    };
    expect(codes(render(perRow))).toEqual([]);
    expect(codes(render(together, samplePlan, { invoiceRounding: "percentage" }))).toEqual([]);
    expect(codes(render(perRow, samplePlan, { invoiceRounding: "percentage" }))).toEqual([
      "error ACC_DOCUMENT_TOTAL_MISMATCH /amounts/totalAmount",
    ]);
    expect(codes(render(together))).toContain("error ACC_DOCUMENT_TOTAL_MISMATCH /amounts/totalAmount");
  });
});

describe("a credit note", () => {
  const note = (plan = samplePlan, reading = {}) => render(sampleCreditNote, plan, reading);

  test("has negative quantities and positive prices, and is left unsettled unless the plan says otherwise", () => {
    const rendered = note();
    expect(bodyOf(stepOf(rendered, "invoice"))).toMatchObject({
      invoiceRows: [{ quantity: -2, unitPrice: 100 }, { quantity: -1 }],
    });
    expect(codes(rendered)).toEqual(["warning ACC_UNSUPPORTED_FEATURE /references/creditedInvoiceNumber"]);
    expect(names(rendered).filter((name) => name.startsWith("settle"))).toEqual([]);
  });

  test.each([
    ["negative", -365],
    ["positive", 365],
  ])("is settled against its invoice, itself with a %s amount", (creditNoteAmount, amount) => {
    const rendered = note(planWith({ creditNotes: "settle" }), { creditNoteAmount });
    expect(codes(rendered)).toEqual([]);
    expect(names(rendered)[0]).toBe("credited-invoice");
    const invoice = stepOf(rendered, "settle-invoice");
    expect(invoice?.request.resource).toBe("invoices/{{credited-invoice}}/paymentevents/markpaid");
    expect(invoice?.title).toMatch(/only a person can take it back/u);
    expect(bodyOf(invoice)).toMatchObject({ amount: 365, paymentMethodType: "CREDIT_NOTE" });
    expect(bodyOf(stepOf(rendered, "settle-credit-note"))).toMatchObject({ amount });
    expect(names(rendered).at(-1)).toBe("settle-credit-note");
  });

  test("an unapproved credit note cannot be settled; an invoice credits nothing", () => {
    const unapproved = note(planWith({ creditNotes: "settle", approveInvoices: false }));
    expect(names(unapproved)).not.toContain("settle-invoice");
    const references = { ...sampleInvoice.references, creditedInvoiceNumber: "1" };
    expect(codes(render({ references }, planWith({ creditNotes: "settle" })))).toEqual([
      "warning ACC_UNSUPPORTED_FEATURE /references/creditedInvoiceNumber",
    ]);
  });
});
