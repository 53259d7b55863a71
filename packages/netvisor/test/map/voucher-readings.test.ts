import { LedgerDocument, sumMinor } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { finishDraft } from "../../src/channel/finish-draft.ts";
import { ledgerDocumentToVoucher } from "../../src/map/ledger-document-to-voucher.ts";
import { contextOf, documentedLedger, ledgerOf, readings, samplePlan } from "../support/sample.ts";
import { bodyOf, errors, found, receivable, sales, translate, vat } from "../support/voucher-scene.ts";

describe("readings", () => {
  const rate = { ...sales, vatPercentage: 13.5, amount: -2990, netAmount: -2382.47 };

  test("13.5 % is taken where 14 % is listed, or not", () => {
    expect(errors(translate({ ledgerRows: [receivable, rate, vat] }))).toEqual([]);
    const strict = translate(
      { ledgerRows: [receivable, rate, vat] },
      { readings: { percent13point5: false } },
    );
    expect(errors(strict)).toEqual(["ACC_DOCUMENT_VAT_RATE /ledgerRows/1/vatCode"]);
  });

  test("percentages of the company are taken when they are named", () => {
    const old = [receivable, { ...rate, vatPercentage: 22 }, vat];
    expect(errors(translate({ ledgerRows: old }))).toEqual(["ACC_DOCUMENT_VAT_RATE /ledgerRows/1/vatCode"]);
    expect(errors(translate({ ledgerRows: old }, { readings: { ownVatPercentages: [22] } }))).toEqual([]);
  });

  test("UTF-8 takes every character that XML can hold", () => {
    const change = { documentDescription: "日本 €" };
    expect(errors(translate(change))).toEqual(["ACC_DOCUMENT_TEXT_CHARSET /documentDescription"]);
    const wide = translate(change, { readings: { textCharset: "utf-8" } });
    expect(bodyOf(wide)).toContain("1001 日本 € [");
    const broken = translate({ documentDescription: "\ud800" }, { readings: { textCharset: "utf-8" } });
    expect(errors(broken)).toEqual(["ACC_DOCUMENT_TEXT_CHARSET /documentDescription"]);
  });

  test("the document name becomes the number, when it can be one", () => {
    const asNumber = { readings: { documentName: "number" as const } };
    expect(bodyOf(translate({}, asNumber))).toContain("<number>1001</number>\n<description>Here");
    expect(errors(translate({ documentName: "A1" }, asNumber))).toEqual([
      "ACC_DOCUMENT_FIELD_INVALID /documentName",
    ]);
  });

  test("the voucher is dated by the booking date, when all rows have the same", () => {
    const byBooking = { readings: { voucherDate: "bookingDate" as const } };
    expect(bodyOf(translate({}, byBooking))).toContain("<voucherdate>2025-12-12</voucherdate>");
    expect(found(translate({}, byBooking))).toEqual([]);
    expect(translate({}, byBooking).steps[0]?.identity.values["date"]).toBe("2025-12-12");
    const rows = [receivable, { ...sales, bookingDate: "2025-12-11" }, vat];
    expect(errors(translate({ ledgerRows: rows }, byBooking))).toEqual([
      "ACC_UNSUPPORTED_FEATURE /ledgerRows/1/bookingDate",
    ]);
  });

  test("dimensions may be created where the option allows it", () => {
    const free = translate({}, { readings: { onlyExistingDimensions: false } });
    expect(free.steps[0]?.request.resource).toBe("accounting.nv");
  });
});

const cents = fc.integer({ min: -100_000_000, max: 100_000_000 });
const documents = fc
  .record({ first: fc.array(cents, { minLength: 1, maxLength: 6 }), vatRow: fc.boolean() })
  .map(({ first, vatRow }) => {
    const rest = -first.reduce((sum, each) => sum + each, 0);
    const row = (amount: number, isVatRow: 0 | 1) => ({
      accountNumber: "1701",
      vatPercentage: 0,
      amount: amount / 100,
      netAmount: amount / 100,
      isVatRow,
    });
    const ledgerRows = [...first.map((amount) => row(amount, 0)), row(rest, vatRow ? 1 : 0)];
    return { ...documentedLedger, ledgerRows };
  });

function freeze<T>(value: T): T {
  if (typeof value === "object" && value !== null) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
}

describe("properties", () => {
  test("balanced in, balanced out: no cent is lost, whatever the mode; the input stays as it was", () => {
    fc.assert(
      fc.property(documents, (input) => {
        const document = freeze(LedgerDocument.parse(input));
        const context = contextOf("ledger", "abc-123-def-456");
        const first = finishDraft(ledgerDocumentToVoucher(document, context, readings()), "text/xml");
        const second = finishDraft(ledgerDocumentToVoucher(document, context, readings()), "text/xml");
        expect(second).toEqual(first);
        const [step] = first.steps;
        expect(sumMinor((step?.postings ?? []).map(({ amount }) => amount))).toBe(0);
        const sent = [...(step?.request.body ?? "").matchAll(/<linesum[^>]*>([^<]+)</gu)].map(([, sum]) =>
          Number(sum?.replace(",", "")),
        );
        const net = document.ledgerRows.some(({ isVatRow }) => isVatRow);
        const expected = document.ledgerRows.filter(({ isVatRow }) => net || !isVatRow);
        expect(sent).toEqual(expected.map(({ netAmount }) => Number(netAmount)));
      }),
      { numRuns: 60 },
    );
  });

  test("any text leads to a request or to a problem that points into the document, never to a throw", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 300 }),
        fc.constantFrom("iso-8859-15", "utf-8"),
        (text, charset) => {
          const document = {
            ...ledgerOf(),
            documentName: text,
            documentType: text,
            ledgerRows: ledgerOf().ledgerRows.map((row) => ({
              ...row,
              accountNumber: text,
              transactionDescription: text,
            })),
          };
          const context = contextOf("ledger", text, { ...samplePlan, documentClasses: { [text]: text } });
          const result = finishDraft(
            ledgerDocumentToVoucher(document, context, readings({ textCharset: charset })),
            "text/xml",
          );
          const refused = result.problems.filter(({ severity }) => severity === "error");
          expect(result.steps.length).toBe(refused.length === 0 ? 1 : 0);
          expect(
            refused.every(({ pointer }) => /^\/(documentName|documentType|ledgerRows\/\d)/u.test(pointer)),
          ).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });
});
