import { type AccountPlan, formatAmount, sumMinor } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { ledgerDocumentToReceipt } from "../../src/map/ledger-document-to-receipt.ts";
import type { Readings } from "../../src/map/readings.ts";
import {
  bodyOf,
  contextOf,
  documentedLedger,
  errors,
  found,
  golden,
  ledgerOf,
  planOf,
  readingsOf,
} from "../support/sample.ts";

const [receivable, sales, vat] = documentedLedger.ledgerRows;

function translate(change: object = {}, plan: AccountPlan = planOf(), readings: Partial<Readings> = {}) {
  return ledgerDocumentToReceipt(
    ledgerOf(change),
    contextOf("ledger", "abc-123-def-456", plan),
    readingsOf(readings),
  );
}

const postings = (result: ReturnType<typeof translate>) =>
  (result.steps[0]?.postings ?? []).map(({ account, amount }) => `${account} ${formatAmount(amount, ".")}`);

const withRow = (index: number, change: object) => ({
  ledgerRows: documentedLedger.ledgerRows.map((row, at) => (at === index ? { ...row, ...change } : row)),
});

const cells = (result: ReturnType<typeof translate>, column: number) =>
  bodyOf(result)
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((line) => line.split(";")[column]);

describe("the worked example", () => {
  test.each([
    ["explicit", "worked-example-explicit.csv"],
    ["vatAccount", "worked-example-vat-account.csv"],
  ])("VAT rows read as %s are the golden file, byte by byte", (vatRows, file) => {
    const result = translate({}, planOf({ vatRows }), { receiptNumber: "name" });
    expect(bodyOf(result)).toBe(golden(file));
    expect(postings(result)).toEqual(["1701 2990.00", "3000 -2382.47", "2939 -607.53"]);
    expect(errors(result)).toEqual([]);
  });

  test("carries key, control totals and a name that belongs to its content", () => {
    const [step] = translate().steps;
    expect(step?.identity).toEqual({
      type: "file",
      key: "CCA3REAFV7P1A80",
      values: { receiptNumber: "1001-CCA3REAFV7P1A80", rows: "3", debit: "2990.00", credit: "-2990.00" },
    });
    expect(step?.title).toBe(
      "Accounting receipt of the ledger document: 3 rows, debit 2990.00, credit -2990.00",
    );
    expect(step?.request.method).toBe("FILE");
    expect(step?.request.resource).toMatch(/^CCA3REAFV7P1A80_1001_[0-9a-f]{16}\.csv$/);
  });

  test("other content is another name under the same key", () => {
    const [first] = translate().steps;
    const [second] = translate({ documentDate: "2025-12-14" }, planOf({ bookingDate: "document" })).steps;
    expect(second?.identity.key).toBe(first?.identity.key);
    expect(second?.request.resource).not.toBe(first?.request.resource);
  });

  test("tells what is not sent and what is inferred", () => {
    expect(found(translate())).toEqual([
      "info ACC_UNSUPPORTED_FEATURE /documentDescription",
      "info ACC_DOCUMENT_INFERRED /ledgerRows/1/vatPercentage",
    ]);
  });
});

describe("who makes VAT rows", () => {
  test("an undecided plan writes them and warns", () => {
    const result = translate({}, planOf({ vatRows: undefined }));
    expect(found(result)).toContain("warning ACC_DOCUMENT_INFERRED /ledgerRows");
    expect(postings(result)).toHaveLength(3);
  });

  test.each(["explicit", "vatAccount"])(
    "a document without VAT rows gets its VAT from the plan's account (%s)",
    (vatRows) => {
      const result = translate({ ledgerRows: [receivable, sales] }, planOf({ vatRows }));
      expect(postings(result)).toEqual(["1701 2990.00", "3000 -2382.47", "2939 -607.53"]);
      expect(cells(result, 4)).toEqual(vatRows === "explicit" ? ["1701", "3000", "2939"] : ["1701", "3000"]);
    },
  );

  test("the row's own VAT account wins", () => {
    const plan = planOf({ vatRows: "vatAccount" });
    const rows = [receivable, { ...sales, vatAccountNumber: "29391" }, { ...vat, accountNumber: "29391" }];
    expect(cells(translate({ ledgerRows: rows }, plan), 9)).toEqual(["", "29391"]);
  });

  test("VAT rows that other accounts would make are refused", () => {
    const plan = planOf({ vatRows: "vatAccount" });
    const rows = [receivable, { ...sales, vatAccountNumber: "29391" }, vat];
    expect(errors(translate({ ledgerRows: rows }, plan))).toEqual([
      "ACC_DOCUMENT_VAT_MISMATCH /ledgerRows",
      "ACC_DOCUMENT_VAT_MISMATCH /ledgerRows",
    ]);
  });

  test("without any VAT account the row is refused", () => {
    const result = translate({ ledgerRows: [receivable, sales] }, planOf({ vatAccount: undefined }));
    expect(errors(result)).toContain("ACC_MAPPING_ACCOUNT /ledgerRows/1");
  });

  test("net amounts that balance by themselves book no VAT", () => {
    const rows = [{ ...receivable, amount: 2382.47, netAmount: 2382.47 }, sales];
    const result = translate({ ledgerRows: rows, calculationMode: "NET" }, planOf({ vatRows: "vatAccount" }));
    expect(postings(result)).toEqual(["1701 2382.47", "3000 -2382.47"]);
  });

  test("rows that do not balance are refused", () => {
    const result = translate(withRow(0, { amount: 2990.01, netAmount: 2990.01 }));
    expect(errors(result)).toEqual(["ACC_DOCUMENT_UNBALANCED /ledgerRows"]);
  });
});

describe("the integer column Alv-%", () => {
  test.each([
    ["empty", "", "info ACC_DOCUMENT_INFERRED"],
    ["decimal", "25.5", "info ACC_DOCUMENT_INFERRED"],
  ])("25.5 with the decision %s", (fractionalVatPercentage, cell, finding) => {
    const result = translate({}, planOf({ fractionalVatPercentage }));
    expect(cells(result, 8)[1]).toBe(cell);
    expect(found(result)).toContain(`${finding} /ledgerRows/1/vatPercentage`);
  });

  test.each([
    ["refuse", "ACC_UNSUPPORTED_FEATURE"],
    [undefined, "ACC_MAPPING_VAT_CODE"],
  ])("25.5 with the decision %s is refused", (fractionalVatPercentage, code) => {
    const result = translate({}, planOf({ fractionalVatPercentage }));
    expect(errors(result)).toEqual([`${code} /ledgerRows/1/vatPercentage`]);
    expect(result.steps).toEqual([]);
  });

  test("13.5 is treated alike, whole percents are written", () => {
    const fractional = withRow(1, { vatPercentage: 13.5, netAmount: -2634.36 });
    expect(errors(translate(fractional, planOf({ fractionalVatPercentage: undefined })))).toContain(
      "ACC_MAPPING_VAT_CODE /ledgerRows/1/vatPercentage",
    );
    const rows = [
      { ...receivable, amount: 1537.6, netAmount: 1537.6 },
      { ...sales, vatPercentage: 24, amount: -1537.6, netAmount: -1240 },
      { ...vat, amount: -297.6, netAmount: -297.6 },
    ];
    const whole = translate({ ledgerRows: rows }, planOf({ fractionalVatPercentage: undefined }));
    expect(cells(whole, 8)).toEqual(["", "24", ""]);
    expect(cells(whole, 12)).toEqual(["0.00", "-297.60", "0.00"]);
  });
});

describe("words", () => {
  test.each(["=1+1", "+358", "-5", "@SUM(A1)", "\tx", "'=1"])(
    "%j gets an apostrophe, and amounts stay",
    (text) => {
      const result = translate(withRow(0, { transactionDescription: text }));
      expect(bodyOf(result)).toContain(`"'${text}"`);
      expect(found(result)).toContain("info ACC_DOCUMENT_INFERRED /ledgerRows/0/transactionDescription");
      expect(cells(result, 10)).toEqual(cells(translate(), 10));
    },
  );

  test("the plan may refuse such texts; texts that are looked up are always refused", () => {
    const plan = planOf({ formulaTexts: "refuse" });
    expect(errors(translate(withRow(0, { transactionDescription: "=1" }), plan))).toEqual([
      "ACC_DOCUMENT_FIELD_INVALID /ledgerRows/0/transactionDescription",
    ]);
    expect(errors(translate(withRow(1, { projectNumber: "=PN" })))).toEqual([
      "ACC_DOCUMENT_FIELD_INVALID /ledgerRows/1/projectNumber",
    ]);
    expect(errors(translate({ documentName: "@1" }))).toEqual(["ACC_DOCUMENT_FIELD_INVALID /documentName"]);
  });

  test("texts that do not fit are refused with a pointer, or cut where the plan says so", () => {
    const change = withRow(2, { transactionDescription: "x".repeat(211) });
    expect(errors(translate(change))).toEqual([
      "ACC_DOCUMENT_TEXT_TOO_LONG /ledgerRows/2/transactionDescription",
    ]);
    const cut = translate(change, planOf({}, { cutLongTexts: true }));
    expect(errors(cut)).toEqual([]);
    expect(cells(cut, 3)[2]).toBe(`"${"x".repeat(210)}"`);
    expect(errors(translate({ documentName: "x".repeat(20) }))).toEqual([
      "ACC_DOCUMENT_TEXT_TOO_LONG /documentName",
    ]);
  });

  test("a row without its own text takes the document's", () => {
    const result = translate(withRow(0, { transactionDescription: null }));
    expect(cells(result, 3)[0]).toBe('"Here comes the description, max 210 chars long"');
    expect(found(result).join()).not.toContain("/documentDescription");
  });

  test("quotes, separators and line ends inside texts stay one cell", () => {
    const result = translate(withRow(0, { transactionDescription: 'a;"b"\nc' }));
    expect(bodyOf(result)).toContain('"a;""b""\nc"');
  });

  test.each([
    [
      { ledgerDimensions: [{ dimensionType: "COST_CENTER", dimensionValue: "Myynti" }] },
      "ACC_DOCUMENT_FIELD_INVALID /ledgerRows/0/ledgerDimensions",
    ],
    [
      { ledgerDimensions: [{ dimensionType: "REGION", dimensionValue: "1" }] },
      "ACC_MAPPING_DIMENSION /ledgerRows/0/ledgerDimensions/0/dimensionType",
    ],
    [{ accountNumber: "17A1" }, "ACC_DOCUMENT_FIELD_INVALID /ledgerRows/0/accountNumber"],
    [{ bookingDate: "2025-12-11" }, "ACC_UNSUPPORTED_FEATURE /ledgerRows/1/bookingDate"],
    [{ projectNumber: "x".repeat(36) }, "ACC_DOCUMENT_TEXT_TOO_LONG /ledgerRows/0/projectNumber"],
    [{ transactionDescription: "\ud800" }, "ACC_DOCUMENT_TEXT_CHARSET /ledgerRows/0/transactionDescription"],
  ])("refuses %j", (change, error) => {
    expect(errors(translate(withRow(0, change)))).toContain(error);
  });

  test("a dimension that the receipt file does not have is refused", () => {
    const plan = planOf({}, { dimensions: { COST_CENTER: "Alue" } });
    expect(errors(translate({}, plan))).toEqual([
      "ACC_MAPPING_DIMENSION /ledgerRows/0/ledgerDimensions/0/dimensionType",
    ]);
  });

  test("a mapped document type is the number series and begins the number", () => {
    const result = translate({}, planOf({}, { documentClasses: { ML: "11" } }));
    expect(cells(result, 0)).toEqual(["11", "11", "11"]);
    expect(cells(result, 1)[0]).toBe("11-1001-CCA3REAFV7P1A80");
  });

  test("a receipt that is numbered by name needs one", () => {
    expect(errors(translate({ documentName: null }, planOf(), { receiptNumber: "name" }))).toEqual([
      "ACC_DOCUMENT_FIELD_MISSING /documentName",
    ]);
    expect(cells(translate({ documentName: null }), 1)[0]).toBe("CCA3REAFV7P1A80");
  });

  test("a plan with unknown decisions says which", () => {
    const result = translate({}, planOf({ vatRows: "both", extra: 1 }));
    expect(errors(result)).toContain("ACC_CONFIG_INVALID ");
    expect(result.problems.map(({ message }) => message).join()).toContain("options.netbaron.vatRows");
  });
});

describe("profiles", () => {
  test("comma, English headers, Finnish dates and CRLF", () => {
    const csv = { separator: "tab", decimal: ",", headers: "en", date: "finnish", lineEnd: "crlf" } as const;
    const lines = bodyOf(translate({}, planOf({ fractionalVatPercentage: "decimal" }), { csv })).split(
      "\r\n",
    );
    expect(lines[0]).toBe(
      "Number series\tReceipt number\tBooking date\tEntry description\tAccount\tCost center\tJob number\tVAT code\tVAT-%\tVAT account\tTax-free amount\tTaxable amount\tVAT amount\tTaxable VAT",
    );
    expect(lines[2]).toContain('\t12.12.2025\t"1763"\t3000\t\t"PN12345"\t20\t25,5\t\t-2382,47\t');
    expect(lines).toHaveLength(5);
  });

  test("a comma that separates and one that marks decimals do not meet", () => {
    const csv = { ...readingsOf().csv, separator: ",", decimal: "," } as const;
    expect(bodyOf(translate({}, planOf(), { csv }))).toContain('"-2382,47","-2990,00"');
  });

  test("predicted postings always balance", () => {
    expect(sumMinor((translate().steps[0]?.postings ?? []).map(({ amount }) => amount))).toBe(0);
  });
});
