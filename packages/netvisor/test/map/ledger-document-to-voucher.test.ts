import { type AccountPlan, sumMinor } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { golden, samplePlan } from "../support/sample.ts";
import {
  amounts,
  bodyOf,
  errors,
  found,
  receivable,
  sales,
  translate,
  vat,
} from "../support/voucher-scene.ts";

describe("the documented example", () => {
  test("becomes one balanced net voucher", () => {
    const { steps } = translate();
    expect(steps.map(({ name, action }) => [name, action])).toEqual([["voucher", "create"]]);
    expect(steps[0]?.request.body).toBe(golden("ledger-net-voucher.xml"));
    expect(steps[0]?.request.resource).toBe("accounting.nv?useonlyexistingdimensions=1");
    expect(amounts(steps[0]?.postings)).toEqual(["1701 2990.00", "3000 -2382.47", "2939 -607.53"]);
    expect(sumMinor((steps[0]?.postings ?? []).map(({ amount }) => amount))).toBe(0);
  });

  test("tells that Netvisor keeps one date only, and that nothing need be done about it", () => {
    expect(found(translate())).toEqual(["info ACC_DOCUMENT_DATE_ORDER /ledgerRows/0/bookingDate"]);
    expect(translate().problems[0]?.advice).toMatch(/^Nothing, .*readings\.voucherDate/u);
  });

  test("carries the key that finds it again", () => {
    const { identity } = translate().steps[0] ?? {};
    const description = "1001 Here comes the description, max 210 chars long [CC0S15T3NQFG8BT]";
    const values = { date: "2025-12-13", class: "Myyntilasku", description };
    expect(identity).toEqual({ type: "voucher", key: "CC0S15T3NQFG8BT", values });
    expect(bodyOf(translate())).toContain("[CC0S15T3NQFG8BT]</description>");
  });
});

describe("calculation", () => {
  test("GROSS without VAT rows leaves the VAT to Netvisor and predicts it", () => {
    const result = translate({ ledgerRows: [receivable, sales] });
    expect(bodyOf(result)).toBe(golden("ledger-gross-voucher.xml"));
    expect(amounts(result.steps[0]?.postings)).toEqual(["1701 2990.00", "3000 -2382.47", "(VAT) -607.53"]);
  });

  test("reverse charge is predicted on both sides, where the document says the whole amount is net", () => {
    const plan = { ...samplePlan, vatCodes: [{ code: "20", target: "EUPO" }] };
    const whole = { ...sales, netAmount: -2990 };
    const { steps } = translate({ ledgerRows: [receivable, whole] }, { plan });
    expect(amounts(steps[0]?.postings)).toEqual([
      "1701 2990.00",
      "3000 -2990.00",
      "(VAT) -762.45",
      "(VAT) 762.45",
    ]);
    expect(errors(translate({ ledgerRows: [receivable, sales] }, { plan }))).toEqual([
      "ACC_DOCUMENT_VAT_MISMATCH /ledgerRows/1/netAmount",
    ]);
  });

  test("NET without VAT rows is net", () => {
    const rows = [receivable, { ...sales, vatPercentage: 0, vatCode: "", netAmount: -2990 }];
    expect(bodyOf(translate({ calculationMode: "NET", ledgerRows: rows }))).toContain(
      "<calculationmode>net</calculationmode>",
    );
  });

  test("the plan decides over the document: gross drops the VAT rows", () => {
    const plan: AccountPlan = { ...samplePlan, ledger: { calculation: "gross" } };
    expect(bodyOf(translate({}, { plan }))).toBe(golden("ledger-gross-voucher.xml"));
  });

  test("net by plan without VAT rows does not balance and says so", () => {
    const plan: AccountPlan = { ...samplePlan, ledger: { calculation: "net" } };
    expect(errors(translate({ ledgerRows: [receivable, sales] }, { plan }))).toEqual([
      "ACC_DOCUMENT_UNBALANCED /ledgerRows",
    ]);
  });
});

/** 100.00 at 25.5 %: Netvisor splits 79.68 and 20.32; core allows a cent of rounding. */
const cash = { ...receivable, amount: 100, netAmount: 100 };
const hundred = { ...sales, amount: -100, netAmount: -79.68 };
const cent = { ...hundred, netAmount: -79.67 };

describe("gross rows that Netvisor would split otherwise", () => {
  const own = (vatAccount: string | number): AccountPlan => ({
    ...samplePlan,
    options: { netvisor: { vatAccount } },
  });

  test("the exact split is left to Netvisor", () => {
    const { steps } = translate({ ledgerRows: [cash, hundred] });
    expect(steps[0]?.request.body).toContain("<calculationmode>gross<");
    expect(amounts(steps[0]?.postings)).toEqual(["1701 100.00", "3000 -79.68", "(VAT) -20.32"]);
  });

  test("a cent off is refused, with what can be done", () => {
    const result = translate({ ledgerRows: [cash, cent] });
    expect(errors(result)).toEqual(["ACC_DOCUMENT_VAT_MISMATCH /ledgerRows/1/netAmount"]);
    expect(result.problems.find(({ severity }) => severity === "error")?.message).toBe(
      "of amount -100.00 Netvisor books -79.68 net, netAmount is -79.67: correct netAmount, or name the VAT account (vatAccountNumber, or options.netvisor.vatAccount of the plan)",
    );
  });

  test.each([
    ["the row's VAT account", { ...cent, vatAccountNumber: "2939" }, samplePlan],
    ["the plan's VAT account", cent, own("2939")],
    [
      "the plan's own number for the row's VAT account",
      { ...cent, vatAccountNumber: "29" },
      { ...samplePlan, accounts: { unlisted: "asIs" as const, map: { "29": "2939" } } },
    ],
  ])("with %s the VAT is sent as a row of its own, as the document says it", (_, row, plan) => {
    const result = translate({ ledgerRows: [cash, row] }, { plan });
    expect(errors(result)).toEqual([]);
    expect(bodyOf(result)).toContain("<calculationmode>net<");
    expect(bodyOf(result)).toContain('<linesum type="net">-20,33</linesum>');
    expect(amounts(result.steps[0]?.postings)).toEqual(["1701 100.00", "3000 -79.67", "2939 -20.33"]);
  });

  test("an exact row that names its VAT account gets a VAT row too: Netvisor's own account may be another", () => {
    const result = translate({ ledgerRows: [cash, { ...hundred, vatAccountNumber: "2940" }] });
    expect(amounts(result.steps[0]?.postings)).toEqual(["1701 100.00", "3000 -79.68", "2940 -20.32"]);
  });

  test("VAT rows for one row need them for all", () => {
    const rows = [{ ...cash, amount: 200, netAmount: 200 }, { ...cent, vatAccountNumber: "2939" }, hundred];
    expect(errors(translate({ ledgerRows: rows }))).toEqual([
      "ACC_DOCUMENT_VAT_MISMATCH /ledgerRows/2/vatAccountNumber",
    ]);
  });

  test("a row at 0 % needs netAmount equal to amount, whatever account is named", () => {
    const rows = [
      { ...cash, netAmount: 99.99 },
      { ...hundred, vatAccountNumber: "2939" },
    ];
    expect(errors(translate({ ledgerRows: rows }))).toContain(
      "ACC_DOCUMENT_VAT_MISMATCH /ledgerRows/0/netAmount",
    );
    expect(errors(translate({ ledgerRows: [{ ...cash, netAmount: 99.99 }, hundred] }))).toEqual([
      "ACC_DOCUMENT_VAT_MISMATCH /ledgerRows/0/netAmount",
    ]);
  });

  test("a plan that says gross never sends net: an inexact row is refused, a VAT account is told", () => {
    const plan: AccountPlan = { ...samplePlan, ledger: { calculation: "gross" } };
    expect(errors(translate({ ledgerRows: [cash, cent] }, { plan }))).toEqual([
      "ACC_DOCUMENT_VAT_MISMATCH /ledgerRows/1/netAmount",
    ]);
    const named = translate({ ledgerRows: [cash, { ...hundred, vatAccountNumber: "2940" }] }, { plan });
    expect(found(named)).toContain("warning ACC_UNSUPPORTED_FEATURE /ledgerRows/1/vatAccountNumber");
    expect(found(translate({}, { plan }))).toContain("warning ACC_UNSUPPORTED_FEATURE /ledgerRows/2");
  });

  test.each([[2939], [""]])(
    "a plan option that is no account (%j) is a configuration problem",
    (vatAccount) => {
      expect(errors(translate({ ledgerRows: [cash, hundred] }, { plan: own(vatAccount) }))).toEqual([
        "ACC_CONFIG_INVALID ",
      ]);
    },
  );
});

describe("fields that Netvisor has no place for", () => {
  test.each(["vatType", "transactionType"])("%s is told", (field) => {
    expect(found(translate({ ledgerRows: [receivable, { ...sales, [field]: "x" }, vat] }))).toContain(
      `warning ACC_UNSUPPORTED_FEATURE /ledgerRows/1/${field}`,
    );
  });

  test.each<[string, readonly object[], string | undefined]>([
    [
      "the account of a VAT row",
      [receivable ?? {}, { ...sales, vatAccountNumber: "2939" }, vat ?? {}],
      undefined,
    ],
    [
      "an account that no VAT row has",
      [receivable ?? {}, { ...sales, vatAccountNumber: "2940" }, vat ?? {}],
      "error ACC_DOCUMENT_VAT_MISMATCH /ledgerRows/1/vatAccountNumber",
    ],
    [
      "another account than the VAT row's own",
      [receivable ?? {}, sales ?? {}, { ...vat, vatAccountNumber: "2940" }],
      "error ACC_DOCUMENT_VAT_MISMATCH /ledgerRows/2/vatAccountNumber",
    ],
    [
      "the VAT row's own account",
      [receivable ?? {}, sales ?? {}, { ...vat, vatAccountNumber: "2939" }],
      undefined,
    ],
    [
      "an account on a row without VAT",
      [{ ...receivable, vatAccountNumber: "2939" }, sales ?? {}, vat ?? {}],
      "warning ACC_UNSUPPORTED_FEATURE /ledgerRows/0/vatAccountNumber",
    ],
    [
      "an account on a row without VAT, in gross mode",
      [{ ...receivable, vatAccountNumber: "2939" }, sales ?? {}],
      "warning ACC_UNSUPPORTED_FEATURE /ledgerRows/0/vatAccountNumber",
    ],
  ])("vatAccountNumber: %s", (_, ledgerRows, expected) => {
    const told = found(translate({ ledgerRows })).filter((line) => line.includes("vatAccountNumber"));
    expect(told).toEqual(expected === undefined ? [] : [expected]);
  });
});

describe("bad content", () => {
  test("every problem is reported at once, and nothing is rendered", () => {
    const result = translate({
      documentType: "XX",
      documentDescription: "caf\u0301e",
      ledgerRows: [
        { ...receivable, amount: 2990.01, netAmount: 2990.01, transactionDescription: "x".repeat(256) },
        { ...sales, vatCode: "99", projectNumber: "日本" },
        { ...vat, ledgerDimensions: [{ dimensionType: "CASE", dimensionValue: "1" }] },
      ],
    });
    expect(result.steps).toEqual([]);
    expect(errors(result)).toEqual([
      "ACC_DOCUMENT_TEXT_TOO_LONG /ledgerRows/0/transactionDescription",
      "ACC_MAPPING_VAT_CODE /ledgerRows/1/vatCode",
      "ACC_DOCUMENT_TEXT_CHARSET /ledgerRows/1/projectNumber",
      "ACC_MAPPING_DIMENSION /ledgerRows/2/ledgerDimensions/0/dimensionType",
      "ACC_DOCUMENT_UNBALANCED /ledgerRows",
      "ACC_DOCUMENT_TEXT_CHARSET /documentDescription",
      "ACC_MAPPING_DOCUMENT_CLASS /documentType",
    ]);
  });

  test("a foreign character is named by its code point, never quoted", () => {
    const [told, finding] = translate({ documentDescription: "日本" }).problems;
    expect(told?.severity).toBe("info");
    expect(finding?.message).toBe("Netvisor cannot hold the character U+65E5");
  });

  const unlisted = {
    ...samplePlan,
    accounts: { unlisted: "refuse" as const, map: { "1701": "1700", "3000": "3000" } },
  };
  test.each<[string, object, AccountPlan, readonly string[]]>([
    ["an unlisted account", {}, unlisted, ["ACC_MAPPING_ACCOUNT /ledgerRows/2/accountNumber"]],
    [
      "a VAT pair that Netvisor does not take",
      {},
      { ...samplePlan, vatCodes: [{ code: "20", target: "MUUL" }] },
      ["ACC_DOCUMENT_VAT_RATE /ledgerRows/1/vatCode"],
    ],
    [
      "a VAT code that Netvisor does not have",
      {},
      { ...samplePlan, vatCodes: [{ code: "20", target: "SALES" }] },
      ["ACC_MAPPING_VAT_CODE /ledgerRows/1/vatCode"],
    ],
    [
      "projects without a dimension for them",
      {},
      { ...samplePlan, projectDimension: undefined },
      [0, 1, 2].map((row) => `ACC_MAPPING_DIMENSION /ledgerRows/${row}/projectNumber`),
    ],
    [
      "two items of one dimension",
      {},
      { ...samplePlan, projectDimension: "Kustannuspaikka" },
      ["ACC_UNSUPPORTED_FEATURE /ledgerRows/0/ledgerDimensions"],
    ],
    [
      "words that stand for identifiers",
      { documentDescription: "{{voucher}}" },
      samplePlan,
      ["ACC_DOCUMENT_FIELD_INVALID /documentDescription"],
    ],
    [
      "a long name",
      { documentName: "x".repeat(27) },
      samplePlan,
      ["ACC_DOCUMENT_TEXT_TOO_LONG /documentName"],
    ],
    [
      "an account that is none",
      { ledgerRows: [{ ...receivable, accountNumber: "1".repeat(51) }, sales, vat] },
      samplePlan,
      ["ACC_DOCUMENT_FIELD_INVALID /ledgerRows/0/accountNumber"],
    ],
    [
      "a word that every object answers to",
      { ledgerRows: [{ ...receivable, accountNumber: " " }, sales, vat], documentType: "constructor" },
      samplePlan,
      ["ACC_DOCUMENT_FIELD_MISSING /ledgerRows/0/accountNumber", "ACC_MAPPING_DOCUMENT_CLASS /documentType"],
    ],
    [
      "too many rows",
      { ledgerRows: Array.from({ length: 501 }, () => ({ ...receivable, amount: 0, netAmount: 0 })) },
      samplePlan,
      ["ACC_UNSUPPORTED_SIZE /ledgerRows"],
    ],
  ])("%s is refused", (_, change, plan, expected) => {
    expect(errors(translate(change, { plan }))).toEqual(expected);
  });

  test("long texts are cut where the plan says so, with a warning, and the key survives", () => {
    const plan: AccountPlan = { ...samplePlan, cutLongTexts: true };
    const result = translate({ documentName: "x".repeat(40) }, { plan });
    expect(found(result)).toContain("warning ACC_DOCUMENT_TEXT_TOO_LONG /documentName");
    expect(bodyOf(result)).toContain(`<description>${"x".repeat(26)} Here`);
    expect(bodyOf(result)).toContain("[CC0S15T3NQFG8BT]</description>");
  });

  test("amounts beyond exact sums do not throw", () => {
    const huge = { ...receivable, amount: 7e13, netAmount: 7e13 };
    expect(errors(translate({ ledgerRows: [huge, huge, huge] }))).toContain(
      "ACC_DOCUMENT_UNBALANCED /ledgerRows",
    );
  });
});
