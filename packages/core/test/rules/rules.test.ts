import {
  checkInvoice,
  checkLedgerDocument,
  checkPayment,
  Invoice,
  LedgerDocument,
  Payment,
  paymentSplit,
} from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { documentedLedger, documentedPayment, row, sampleInvoice } from "../support/documents.ts";

const ledger = (ledgerRows: readonly unknown[], fields = {}) =>
  checkLedgerDocument(
    LedgerDocument.parse({ ...documentedLedger(), companyIdentifier: null, ledgerRows, ...fields }),
  ).map(({ code, pointer }) => [code, pointer]);

describe("ledger document", () => {
  const [debit, sale, vat] = documentedLedger().ledgerRows;

  test("one cent out of balance is an error that names the difference", () => {
    const document = LedgerDocument.parse({
      ...documentedLedger(),
      ledgerRows: [row({ accountNumber: "1701", amount: 2990.01, netAmount: 2990.01 }), sale, vat],
    });
    const [first] = checkLedgerDocument(document);
    expect(first).toMatchObject({
      code: "ACC_DOCUMENT_UNBALANCED",
      pointer: "/ledgerRows",
      severity: "error",
    });
    expect(first?.message).toContain("0.01");
  });

  test.each([
    [
      "VAT row that carries too little",
      [debit, sale, row({ accountNumber: "2939", amount: -607, netAmount: -607, isVatRow: 1 })],
      "ACC_DOCUMENT_VAT_MISMATCH",
      "/ledgerRows",
    ],
    [
      "net that does not follow from gross",
      [debit, { ...sale, netAmount: -2300 }, { ...vat, amount: -690, netAmount: -690 }],
      "ACC_DOCUMENT_VAT_MISMATCH",
      "/ledgerRows/1/netAmount",
    ],
    [
      "VAT row with a rate",
      [debit, sale, { ...vat, vatPercentage: 24 }],
      "ACC_DOCUMENT_VAT_MISMATCH",
      "/ledgerRows/2/vatPercentage",
    ],
    [
      "rate before its time",
      [debit, { ...sale, bookingDate: "2024-08-31" }, vat],
      "ACC_DOCUMENT_VAT_RATE",
      "/ledgerRows/1/vatPercentage",
    ],
  ])("%s", (_, rows, code, pointer) => {
    expect(ledger(rows)).toContainEqual([code, pointer]);
  });

  test("a document of zeros books nothing and is refused; a single row of zero is not", () => {
    const zero = row({ accountNumber: "1701", amount: 0, netAmount: 0 });
    expect(ledger([zero, zero])).toEqual([["ACC_DOCUMENT_FIELD_INVALID", "/ledgerRows"]]);
    expect(ledger([zero, zero], { calculationMode: "NET" })).toEqual([
      ["ACC_DOCUMENT_FIELD_INVALID", "/ledgerRows"],
    ]);
    expect(ledger([debit, sale, vat, zero])).toEqual([]);
  });

  test("gross without VAT rows balances by its gross amounts", () => {
    expect(ledger([debit, sale])).toEqual([]);
  });

  test("net mode without VAT rows must balance by its net amounts", () => {
    expect(ledger([debit, sale], { calculationMode: "NET" })).toContainEqual([
      "ACC_DOCUMENT_UNBALANCED",
      "/ledgerRows",
    ]);
  });
});

describe("payment split", () => {
  const split = (fields: Readonly<Record<string, unknown>>) => {
    const { problems, ...parts } = paymentSplit(Payment.parse(documentedPayment(fields)));
    return { ...parts, codes: problems.map(({ code, pointer }) => `${code} ${pointer}`) };
  };
  const fields = { capitalAmountPaid: 100, interestAmountPaid: 7.5, costsAmountPaid: 2.5 };
  const breakdown = [
    { type: "CAPITAL", amount: 100 },
    { type: "INTEREST", amount: 7.5 },
    { type: "FEES", amount: 2.5 },
  ];
  const parts = { capital: 10_000, interest: 750, costs: 250, codes: [] };

  test.each([
    ["no split is capital", {}, { capital: 11_000, interest: 0, costs: 0, codes: [] }],
    ["three fields", fields, parts],
    ["breakdown", { breakdown }, parts],
    ["both, agreeing", { ...fields, breakdown }, parts],
    ["one field only", { capitalAmountPaid: 110 }, { capital: 11_000, interest: 0, costs: 0, codes: [] }],
  ])("%s", (_, given, expected) => {
    expect(split(given)).toEqual(expected);
  });

  test.each([
    ["sum off by a cent", { ...fields, costsAmountPaid: 2.51 }, "ACC_DOCUMENT_SPLIT_MISMATCH /amount"],
    [
      "both, contradicting",
      { ...fields, costsAmountPaid: 2, interestAmountPaid: 8, breakdown },
      "ACC_DOCUMENT_SPLIT_MISMATCH /breakdown",
    ],
    [
      "unknown part",
      { breakdown: [{ type: "TIP", amount: 110 }] },
      "ACC_DOCUMENT_FIELD_INVALID /breakdown/0/type",
    ],
  ])("%s", (_, given, code) => {
    expect(split(given).codes).toContain(code);
  });

  test("reference targets need a reference; wrong check digits only warn", () => {
    const check = (given: Readonly<Record<string, unknown>>) =>
      checkPayment(Payment.parse(documentedPayment(given))).map(({ code, severity }) => [code, severity]);
    expect(check({ targetIdentifier: "reference", paymentReference: null })).toEqual([
      ["ACC_DOCUMENT_FIELD_MISSING", "error"],
    ]);
    expect(check({ paymentReference: "RF71234567890123456789" })).toEqual([
      ["ACC_DOCUMENT_CHECK_DIGIT", "warning"],
    ]);
    expect(check({ amount: 0 })).toEqual([["ACC_DOCUMENT_FIELD_INVALID", "error"]]);
  });
});

describe("invoice", () => {
  const check = (fields: Readonly<Record<string, unknown>>) =>
    checkInvoice(Invoice.parse(sampleInvoice(fields)))
      .filter(({ severity }) => severity === "error")
      .map(({ code, pointer }) => [code, pointer]);
  const [line] = sampleInvoice().rows;

  test("the sample is clean", () => {
    expect(check({})).toEqual([]);
  });

  test.each([
    [
      "total",
      { amounts: { netAmount: 100, vatAmount: 25.5, totalAmount: 125.51 } },
      "ACC_DOCUMENT_TOTAL_MISMATCH",
      "/amounts/totalAmount",
    ],
    ["row gross", { rows: [{ ...line, amount: 125.6 }] }, "ACC_DOCUMENT_VAT_MISMATCH", "/rows/0/amount"],
    [
      "row VAT",
      { rows: [{ ...line, vatAmount: 24, amount: 124 }] },
      "ACC_DOCUMENT_VAT_MISMATCH",
      "/rows/0/vatAmount",
    ],
    [
      "quantity × price",
      { rows: [{ ...line, quantity: 3 }] },
      "ACC_DOCUMENT_TOTAL_MISMATCH",
      "/rows/0/netAmount",
    ],
    [
      "due date",
      { header: { ...sampleInvoice().header, dueDate: "2025-11-30" } },
      "ACC_DOCUMENT_DATE_ORDER",
      "/header/dueDate",
    ],
    [
      "positive credit note",
      { header: { ...sampleInvoice().header, type: "CREDITNOTE" } },
      "ACC_DOCUMENT_TOTAL_MISMATCH",
      "/amounts/totalAmount",
    ],
  ])("%s", (_, fields, code, pointer) => {
    expect(check(fields)).toContainEqual([code, pointer]);
  });

  test("a discount is taken off exactly", () => {
    const rows = [{ ...line, unitPrice: 66.6667, discountPercentage: 25 }];
    expect(check({ rows })).toEqual([]);
  });
});
