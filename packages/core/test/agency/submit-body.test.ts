import { LedgerDocument, Payment, parseJsonText, parseSubmitBody } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { documentedLedger, documentedPayment, row, sampleInvoice } from "../support/documents.ts";

const found = (kind: "ledger" | "payment" | "invoice", body: unknown, strict = false) =>
  parseSubmitBody(kind, body, { strict }).problems.map(({ code, pointer, severity }) => [
    code,
    pointer,
    severity,
  ]);

describe("the documented examples", () => {
  test("a ledger document is taken as an object and as an array", () => {
    const asObject = parseSubmitBody("ledger", { ledgers: documentedLedger() });
    const asArray = parseSubmitBody("ledger", { ledgers: [documentedLedger()] });
    expect(asObject.documents[0]?.content).toEqual(asArray.documents[0]?.content);
    expect(asObject.documents[0]?.pointer).toBe("/ledgers");
    expect(asArray.documents[0]?.pointer).toBe("/ledgers/0");
  });

  test("its invalid business id is a warning, nothing else is found", () => {
    const expected = [["ACC_DOCUMENT_CHECK_DIGIT", "/ledgers/companyIdentifier", "warning"]];
    expect(found("ledger", { ledgers: documentedLedger() })).toEqual(expected);
  });

  test("amounts become exact minor units and come back as they were", () => {
    const document = LedgerDocument.parse(documentedLedger());
    expect(document.ledgerRows.map(({ netAmount }) => netAmount)).toEqual([299_000, -238_247, -60_753]);
    expect(LedgerDocument.encode(document)).toEqual(documentedLedger());
  });

  test("a payment without allocation is clean and round-trips", () => {
    expect(found("payment", { payments: [documentedPayment()] })).toEqual([]);
    expect(Payment.encode(Payment.parse(documentedPayment()))).toEqual(documentedPayment());
  });

  test("an invoice is taken in its own envelope and in that of POST /invoice; wrong check digits of the published sample only warn", () => {
    const warned = (base: string) =>
      ["/references/payment", "/parties/sellerParty/paymentDetails/iban"].map((pointer) => [
        "ACC_DOCUMENT_CHECK_DIGIT",
        `${base}${pointer}`,
        "warning",
      ]);
    expect(found("invoice", { invoices: [sampleInvoice()] })).toEqual(warned("/invoices/0"));
    const wrapped = { processing: {}, distribution: {}, invoice: sampleInvoice() };
    expect(found("invoice", wrapped)).toEqual(warned("/invoice"));
  });
});

describe("bad input", () => {
  test("every problem of every document is reported at once", () => {
    const first = { ...documentedLedger(), documentDate: "2025-02-30", ledgerIdentifier: " x" };
    const second = {
      ...documentedLedger(),
      ledgerRows: [row({ accountNumber: "1", amount: 1.005, netAmount: 1 }), 7],
    };
    expect(found("ledger", { ledgers: [first, second] })).toEqual([
      ["ACC_DOCUMENT_FIELD_INVALID", "/ledgers/0/ledgerIdentifier", "error"],
      ["ACC_DOCUMENT_FIELD_INVALID", "/ledgers/0/documentDate", "error"],
      ["ACC_DOCUMENT_AMOUNT_PRECISION", "/ledgers/1/ledgerRows/0/amount", "error"],
      ["ACC_DOCUMENT_FIELD_INVALID", "/ledgers/1/ledgerRows/1", "error"],
    ]);
  });

  test.each([
    ["missing field", { ledgerIdentifier: undefined }, "ACC_DOCUMENT_FIELD_MISSING", "/ledgerIdentifier"],
    ["control character", { documentName: "a\u0007b" }, "ACC_DOCUMENT_TEXT_CONTROL", "/documentName"],
    [
      "long description",
      { documentDescription: "x".repeat(211) },
      "ACC_DOCUMENT_TEXT_TOO_LONG",
      "/documentDescription",
    ],
    ["unknown mode", { calculationMode: "BOTH" }, "ACC_DOCUMENT_FIELD_INVALID", "/calculationMode"],
    [
      "date with time",
      { documentDate: "2025-12-13T00:00:00Z" },
      "ACC_DOCUMENT_FIELD_INVALID",
      "/documentDate",
    ],
  ])("%s", (_, fields, code, pointer) => {
    const ledgers = { ...documentedLedger(), companyIdentifier: null, ...fields };
    expect(found("ledger", { ledgers })).toEqual([[code, `/ledgers${pointer}`, "error"]]);
  });

  test.each([
    ["a number for a text", { ledgerIdentifier: 5 }, "FIELD_INVALID", "must be of type string, not number"],
    ["null for rows", { ledgerRows: null }, "FIELD_INVALID", "must be of type array, not null"],
    ["a list for a text", { documentDate: [] }, "FIELD_INVALID", "must be of type string, not array"],
    ["an empty identifier", { ledgerIdentifier: "" }, "FIELD_INVALID", "must have at least 1 character"],
    [
      "a blank identifier",
      { ledgerIdentifier: " " },
      "FIELD_INVALID",
      "must be one line that neither begins nor ends with white space",
    ],
    [
      "an identifier of two lines",
      { ledgerIdentifier: "a\nb" },
      "FIELD_INVALID",
      "must be one line that neither begins nor ends with white space",
    ],
    [
      "a long identifier",
      { ledgerIdentifier: "x".repeat(201) },
      "TEXT_TOO_LONG",
      "must have at most 200 characters",
    ],
    ["too few rows", { ledgerRows: [] }, "FIELD_INVALID", "must have at least 2 entries"],
    ["another word", { calculationMode: "BOTH" }, "FIELD_INVALID", 'must be "GROSS" or "NET"'],
  ])("%s is told once, in plain words", (_, fields, code, message) => {
    const ledgers = { ...documentedLedger(), companyIdentifier: null, ...fields };
    const told = parseSubmitBody("ledger", { ledgers }).problems.map((each) => [each.code, each.message]);
    expect(told).toEqual([[`ACC_DOCUMENT_${code}`, message]]);
  });

  test("a field of several forms that has none of them", () => {
    const payments = [{ ...documentedPayment(), invoiceNumber: { number: 1 } }];
    expect(parseSubmitBody("payment", { payments }).problems).toMatchObject([
      { code: "ACC_DOCUMENT_FIELD_INVALID", message: "must have one of the documented forms" },
    ]);
  });

  test("amounts that cannot be added up exactly are a problem, not a crash", () => {
    const huge = row({ accountNumber: "1", amount: 60_000_000_000_000, netAmount: 60_000_000_000_000 });
    const ledgers = { ...documentedLedger(), ledgerRows: [huge, huge] };
    expect(found("ledger", { ledgers })).toContainEqual([
      "ACC_DOCUMENT_AMOUNT_PRECISION",
      "/ledgers",
      "error",
    ]);
  });

  test("unknown fields are kept and warned about, or refused in strict mode", () => {
    const ledgers = { ...documentedLedger(), companyIdentifier: null, "odd/field": 1 };
    const at = ["ACC_DOCUMENT_FIELD_UNKNOWN", "/ledgers/odd~1field"];
    expect(found("ledger", { ledgers })).toEqual([[...at, "warning"]]);
    expect(parseSubmitBody("ledger", { ledgers }).documents[0]?.original).toEqual(ledgers);
    expect(found("ledger", { ledgers }, true)).toEqual([[...at, "error"]]);
  });

  test.each([
    [null, "ACC_DOCUMENT_FIELD_INVALID", ""],
    [[], "ACC_DOCUMENT_FIELD_INVALID", ""],
    [{}, "ACC_DOCUMENT_FIELD_MISSING", "/payments"],
    [{ payments: [] }, "ACC_DOCUMENT_FIELD_INVALID", "/payments"],
  ])("envelope %j", (body, code, pointer) => {
    expect(found("payment", body)).toEqual([[code, pointer, "error"]]);
  });

  test("one identifier twice in one request", () => {
    const payments = [documentedPayment(), documentedPayment()];
    expect(found("payment", { payments })).toEqual([
      ["ACC_DOCUMENT_REPEATED_IDENTIFIER", "/payments/1", "error"],
    ]);
  });
});

describe("JSON text", () => {
  test.each([
    ["{", "ACC_DOCUMENT_NOT_JSON", ""],
    ['{"a":{"__proto__":{"admin":true}}}', "ACC_DOCUMENT_FORBIDDEN_KEY", "/a"],
    ['{"constructor":1}', "ACC_DOCUMENT_FORBIDDEN_KEY", ""],
    ["[".repeat(100_000), "ACC_DOCUMENT_TOO_DEEP", ""],
    [`${'{"a":'.repeat(40)}1${"}".repeat(40)}`, "ACC_DOCUMENT_TOO_DEEP", ""],
  ])("%.30s is refused", (text, code, pointer) => {
    const result = parseJsonText(text);
    expect("problems" in result ? result.problems : []).toMatchObject([{ code, pointer }]);
  });

  test("brackets inside strings do not count as nesting", () => {
    expect(parseJsonText(JSON.stringify({ a: `${"[".repeat(99)}\\"` }))).toHaveProperty("value");
  });
});
