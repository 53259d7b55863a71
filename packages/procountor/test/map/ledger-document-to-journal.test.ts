import {
  hasErrors,
  LedgerDocument,
  minorUnits,
  percentage,
  splitGross,
  sumMinor,
} from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { ledgerDocumentToJournal } from "../../src/map/ledger-document-to-journal.ts";
import { bodyOf } from "../support/filled.ts";
import {
  contextOf,
  documentedLedger,
  golden,
  ledgerOf,
  planWith,
  readings,
  samplePlan,
} from "../support/sample.ts";

const [receivable, sales, vat] = documentedLedger.ledgerRows;

const render = (change: object = {}, reading = {}, plan = samplePlan) =>
  ledgerDocumentToJournal(ledgerOf(change), contextOf("ledger", "abc-123-def-456", plan), readings(reading));

/** Every finding but the one about booking dates, which the documented example has anyway. */
const others = ({ problems }: ReturnType<typeof render>) =>
  problems.filter(({ code }) => code !== "ACC_DOCUMENT_DATE_ORDER");

const codes = (rendered: ReturnType<typeof render>) =>
  others(rendered).map(({ code, pointer, severity }) => `${severity} ${code} ${pointer}`);

describe("the agency's documented example", () => {
  test("becomes a journal whose VAT Procountor computes, found again by our key in its name", () => {
    const { steps, problems } = render();
    expect(problems.map(({ code }) => code)).toEqual(["ACC_DOCUMENT_DATE_ORDER"]);
    expect(steps.map(({ name, action }) => `${action} ${name}`)).toEqual([
      "find dimension-1",
      "find dimension-2",
      "find dimension-item-1",
      "find dimension-item-2",
      "create journal",
      "create approve",
    ]);
    const journal = steps.find(({ name }) => name === "journal");
    expect(journal?.request).toEqual({
      method: "POST",
      resource: "ledgerreceipts",
      contentType: "application/json",
      body: golden("journal.json"),
    });
    expect(journal?.identity.values).toEqual({ date: "2025-12-13", rows: "/ledgerRows/0 /ledgerRows/1" });
    expect(journal?.uses).toEqual(["dimension-1", "dimension-2", "dimension-item-1", "dimension-item-2"]);
    expect(journal?.postings.map(({ account, amount, role }) => [account, amount, role])).toEqual([
      ["1701", 299_000, undefined],
      ["3000", -238_247, undefined],
      ["2939", -60_753, "VAT, computed by Procountor"],
    ]);
  });

  test("is approved by a step of its own, or left unfinished and outside the books when the plan says so", () => {
    expect(render().steps.at(-1)?.request).toEqual({
      method: "PUT",
      resource: "ledgerreceipts/{{journal}}/approve",
      contentType: "",
      body: "",
    });
    const { steps } = render({}, {}, planWith({ approveJournals: false }));
    expect(steps.at(-1)?.name).toBe("journal");
    expect(steps.at(-1)?.postings).toEqual([]);
  });

  test("in the other reading goes out row by row, without VAT handling", () => {
    const { steps } = render({}, { journalVat: "rows", noVatStatus: 9 });
    expect(bodyOf(steps.find(({ name }) => name === "journal"))).toMatchObject({
      vatStatus: 9,
      transactions: [
        { account: "1701", accountingValue: 2990, vatPercent: 0, vatStatus: 9 },
        { account: "3000", accountingValue: -2382.47, vatPercent: 0, vatStatus: 9 },
        { account: "2939", accountingValue: -607.53, vatPercent: 0, vatStatus: 9 },
      ],
    });
  });

  test("the plan's own calculation 'net' sends VAT rows too", () => {
    const { steps } = render({}, {}, planWith({}, { ledger: { calculation: "net" } }));
    expect(steps.find(({ name }) => name === "journal")?.identity.values["rows"]).toBe(
      "/ledgerRows/0 /ledgerRows/1 /ledgerRows/2",
    );
  });
});

describe("VAT to the cent", () => {
  /** A document as the agency splits it: gross amount, net and VAT of the gross. */
  const document = (gross: number, percent: number) => {
    const rate = percentage(percent * 1000);
    const { net, vat: tax } = splitGross(minorUnits(gross), rate);
    const euro = (cents: number) => cents / 100;
    const plain = { projectNumber: null, ledgerDimensions: [] };
    return ledgerOf({
      ledgerRows: [
        { ...receivable, ...plain, amount: euro(gross), netAmount: euro(gross) },
        {
          ...sales,
          ...plain,
          vatCode: "20",
          vatPercentage: percent,
          amount: euro(-gross),
          netAmount: euro(-net),
        },
        { ...vat, ...plain, amount: euro(-tax), netAmount: euro(-tax) },
      ],
    });
  };

  test("every account shows exactly the document's amount, whatever rounding does", () => {
    const property = fc.property(
      fc.integer({ min: 1, max: 50_000_000 }),
      fc.constantFrom(25.5, 24, 14, 13.5, 10),
      (gross, percent) => {
        const source = document(gross, percent);
        const { steps, problems } = ledgerDocumentToJournal(source, contextOf("ledger", "x"), readings());
        expect(hasErrors(problems)).toBe(false);
        const postings = steps.find(({ name }) => name === "journal")?.postings ?? [];
        const on = (account: string) =>
          sumMinor(postings.filter((each) => each.account === account).map(({ amount }) => amount));
        const wanted = (account: string) =>
          sumMinor(
            source.ledgerRows
              .filter((row) => row.accountNumber === account)
              .map(({ netAmount }) => netAmount),
          );
        for (const account of ["1701", "3000", "2939"]) expect(on(account)).toBe(wanted(account));
        expect(sumMinor(postings.map(({ amount }) => amount))).toBe(0);
      },
    );
    fc.assert(property, { numRuns: 300 });
  });

  test("cents that differ stand on the document's own VAT account, as a row without VAT", () => {
    const { steps } = ledgerDocumentToJournal(document(15_456, 25.5), contextOf("ledger", "x"), readings());
    const journal = steps.find(({ name }) => name === "journal");
    expect(bodyOf(journal)).toMatchObject({
      transactions: [
        { account: "1701", accountingValue: 154.56 },
        { account: "3000", accountingValue: -123.16, vatPercent: 25.5 },
        {
          account: "2939",
          accountingValue: 0.01,
          vatPercent: 0,
          vatStatus: 12,
          description: "VAT rounding",
        },
      ],
    });
    expect(journal?.request.resource).toBe("ledgerreceipts");
  });

  test("without VAT rows Procountor takes the cents, and the reader is told", () => {
    const { ledgerRows } = LedgerDocument.encode(document(15_456, 25.5));
    const rendered = render({ ledgerRows: ledgerRows.slice(0, 2) });
    expect(codes(rendered)).toEqual(["warning ACC_DOCUMENT_VAT_MISMATCH /ledgerRows"]);
    const journal = rendered.steps.find(({ name }) => name === "journal");
    expect(journal?.request.resource).toBe("ledgerreceipts?createReconciliation=true");
    expect(journal?.postings.at(-1)).toMatchObject({ account: "(rounding)", amount: 1 });
  });

  test("VAT that is off by more than rounding is refused, as are rows that do not balance", () => {
    const off = { ...vat, amount: -700, netAmount: -700 };
    expect(codes(render({ ledgerRows: [receivable, sales, off] })).slice(0, 2)).toEqual([
      "error ACC_DOCUMENT_VAT_MISMATCH /ledgerRows",
      "error ACC_DOCUMENT_UNBALANCED /ledgerRows",
    ]);
    const lone = { ...receivable, amount: 1, netAmount: 1 };
    expect(codes(render({ ledgerRows: [lone, receivable] }))[0]).toBe(
      "error ACC_DOCUMENT_UNBALANCED /ledgerRows",
    );
    const rows = render({ ledgerRows: [receivable, sales] }, { journalVat: "rows" });
    expect(codes(rows)[0]).toBe("error ACC_DOCUMENT_UNBALANCED /ledgerRows");
  });

  test("VAT that is not part of the gross amount leaves the sum alone", () => {
    const charged = { ...sales, amount: -2990, netAmount: -2990 };
    const plan = planWith({}, { vatCodes: [{ code: "20", target: "7 PURCHASE" }] });
    const rendered = render({ ledgerRows: [receivable, charged] }, { vatOutsideGross: [7] }, plan);
    expect(hasErrors(rendered.problems)).toBe(false);
    expect(bodyOf(rendered.steps.find(({ name }) => name === "journal"))).toMatchObject({
      transactions: [{}, { vatPercent: 25.5, vatStatus: 7, vatType: "PURCHASE" }],
    });
  });
});

describe("findings, all at once and before anything is sent", () => {
  test.each([
    [
      "a character outside Windows-1252",
      { documentName: "Šlapel\u0115" },
      "ACC_DOCUMENT_TEXT_CHARSET /documentName",
    ],
    ["a decomposed character", { documentName: "a\u0308" }, "ACC_DOCUMENT_TEXT_CHARSET /documentName"],
    ["words in double braces", { documentName: "{{invoice}}" }, "ACC_DOCUMENT_FIELD_INVALID /documentName"],
    ["a long name", { documentName: "x".repeat(63) }, "ACC_DOCUMENT_TEXT_TOO_LONG /documentName"],
    [
      "an unknown VAT code",
      { ledgerRows: [receivable, { ...sales, vatCode: "99" }, vat] },
      "ACC_MAPPING_VAT_CODE /ledgerRows/1/vatCode",
    ],
    [
      "an unknown dimension",
      {
        ledgerRows: [
          { ...receivable, ledgerDimensions: [{ dimensionType: "X", dimensionValue: "1" }] },
          sales,
          vat,
        ],
      },
      "ACC_MAPPING_DIMENSION /ledgerRows/0/ledgerDimensions/0/dimensionType",
    ],
    [
      "two items of one dimension",
      {
        ledgerRows: [
          {
            ...receivable,
            ledgerDimensions: [
              { dimensionType: "COST_CENTER", dimensionValue: "1" },
              { dimensionType: "COST_CENTER", dimensionValue: "2" },
            ],
          },
          sales,
          vat,
        ],
      },
      "ACC_UNSUPPORTED_FEATURE /ledgerRows/0/ledgerDimensions",
    ],
    [
      "nothing but VAT rows",
      { ledgerRows: [vat, { ...vat, amount: 607.53, netAmount: 607.53 }] },
      "ACC_DOCUMENT_FIELD_INVALID /ledgerRows",
    ],
    [
      "amounts that JSON could not keep apart",
      {
        ledgerRows: [
          { ...receivable, amount: 7e13, netAmount: 7e13 },
          { ...receivable, amount: -7e13, netAmount: -7e13 },
        ],
      },
      "ACC_UNSUPPORTED_SIZE /ledgerRows",
    ],
  ])("%s", (_, change, expected) => {
    const rendered = render(change);
    expect(rendered.steps).toEqual([]);
    expect(codes(rendered)).toContain(`error ${expected}`);
  });

  test("the foreign character is named by its number, because it may be part of a name", () => {
    const problems = others(render({ documentName: "Ŕ" }));
    expect(problems[0]?.message).toBe("Procountor cannot hold the character U+0154");
  });

  test.each(["0", "vat_0", "domestic", "1 BOTH", "-1"])("the VAT target %s is none", (target) => {
    const rendered = render({}, {}, planWith({}, { vatCodes: [{ code: "20", target }] }));
    expect(codes(rendered)).toContain("error ACC_MAPPING_VAT_CODE /ledgerRows/1/vatCode");
  });

  test("a rate with the status that handles no VAT is a mistake of the plan", () => {
    const rendered = render({}, {}, planWith({}, { vatCodes: [{ code: "20", target: "12" }] }));
    expect(codes(rendered)).toContain("error ACC_MAPPING_VAT_CODE /ledgerRows/1/vatCode");
  });

  test("options that Procountor does not have are named", () => {
    const rendered = render({}, {}, planWith({ approveJournal: true, defaultUnit: "HORSE" }));
    expect(others(rendered).map(({ message }) => message)).toEqual([
      expect.stringContaining("options.procountor.defaultUnit"),
      expect.stringContaining("approveJournal"),
    ]);
  });

  test("long texts are cut where the plan allows it", () => {
    const rendered = render({ documentName: "x".repeat(63) }, {}, planWith({}, { cutLongTexts: true }));
    expect(codes(rendered)).toContain("warning ACC_DOCUMENT_TEXT_TOO_LONG /documentName");
    const body = rendered.steps.find(({ name }) => name === "journal")?.request.body ?? "";
    expect(body).toMatch(/"name":"x{62} \[CC[0-9A-Z]{13}\]"/u);
  });

  test("without a document name the type stands in; notes that cannot be held are left out", () => {
    const { steps } = ledgerDocumentToJournal(
      ledgerOf({ documentName: null }),
      contextOf("ledger", "日本"),
      readings(),
    );
    const body = bodyOf(steps.find(({ name }) => name === "journal"));
    expect(body).toMatchObject({ name: expect.stringMatching(/^ML \[CC/u) });
    expect(body).not.toHaveProperty("invoiceNotes");
  });
});
