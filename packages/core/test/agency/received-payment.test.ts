import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseReceivedPayments } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

/** A row of `GET /payments`, typed off the public page. */
const row = (fields: Readonly<Record<string, unknown>> = {}) => ({
  caseId: 481920,
  invoiceNumber: "202600145",
  invoicePaymentReference: "RF71234567890123456789",
  originalPaymentReference: "RF71999999999999999999",
  accountName: "ACME Oy",
  bookingDate: "2026-03-27T00:00:00Z",
  paymentDate: "2026-03-27T00:00:00Z",
  invoiceAmount: 1250.0,
  paymentAmount: 1250.0,
  capitalAmountPaid: 1100.0,
  interestAmountPaid: 100.0,
  costsAmountPaid: 50.0,
  currency: "EUR",
  agency: "NETVISOR",
  ...fields,
});

const findings = (body: unknown) =>
  parseReceivedPayments(body).problems.map(({ code, pointer, severity }) => [code, pointer, severity]);

describe("received payments", () => {
  test("the documented rows are read to the cent and the day", () => {
    const second = row({ accountName: null, invoicePaymentReference: null, paymentAmount: 500.0 });
    const { document, problems } = parseReceivedPayments([row(), second]);
    expect(problems).toEqual([]);
    expect(document).toMatchObject([
      {
        caseId: "481920",
        paymentDate: "2026-03-27",
        bookingDate: "2026-03-27",
        paymentAmount: 125_000,
        capitalAmountPaid: 110_000,
        interestAmountPaid: 10_000,
        costsAmountPaid: 5_000,
      },
      { paymentAmount: 50_000 },
    ]);
    expect(document?.[1]?.accountName).toBeUndefined();
  });

  test("null, empty and absent are alike", () => {
    const optional = ["caseId", "accountName", "bookingDate", "invoicePaymentReference", "agency"];
    const blank = (value: unknown) => Object.fromEntries(optional.map((name) => [name, value]));
    const read = [null, "", undefined].map((value) => parseReceivedPayments([row(blank(value))]));
    for (const { document, problems } of read) {
      expect(problems).toEqual([]);
      expect(
        optional.filter((name) => document?.[0] && Reflect.get(document[0], name) !== undefined),
      ).toEqual([]);
    }
  });

  test("a division that is not given stays open; it is not made zero", () => {
    const { document } = parseReceivedPayments([
      row({ capitalAmountPaid: null, costsAmountPaid: undefined }),
    ]);
    expect([document?.[0]?.capitalAmountPaid, document?.[0]?.costsAmountPaid]).toEqual([
      undefined,
      undefined,
    ]);
  });

  test("one row that cannot be read makes the answer unreadable, with its place", () => {
    const bad = row({ paymentAmount: 10.005, bookingDate: "2026-03-26T22:00:00Z" });
    expect(parseReceivedPayments([row(), bad]).document).toBeUndefined();
    expect(findings([row(), bad, row({ paymentDate: undefined }), 7])).toEqual([
      ["ACC_DOCUMENT_FIELD_INVALID", "/1/bookingDate", "error"],
      ["ACC_DOCUMENT_AMOUNT_PRECISION", "/1/paymentAmount", "error"],
      ["ACC_DOCUMENT_FIELD_MISSING", "/2/paymentDate", "error"],
      ["ACC_DOCUMENT_FIELD_INVALID", "/3", "error"],
    ]);
  });

  test("an unknown field is named once, however many rows carry it", () => {
    const rows = Array.from({ length: 500 }, () => row({ reversed: true }));
    expect(findings(rows)).toEqual([["ACC_DOCUMENT_FIELD_UNKNOWN", "/0/reversed", "warning"]]);
    expect(parseReceivedPayments(rows).document).toHaveLength(500);
  });

  test.each([[null], [{}], [{ message: "no" }], ["[]"]])("%j is no list of payments", (body) => {
    expect(findings(body)).toEqual([["ACC_DOCUMENT_FIELD_INVALID", "", "error"]]);
  });

  test("every amount of whole cents survives", () => {
    const cents = fc.integer({ min: -1e12, max: 1e12 });
    fc.assert(
      fc.property(cents, (amount) => {
        const [read] = parseReceivedPayments([row({ paymentAmount: amount / 100 })]).document ?? [];
        expect(read?.paymentAmount).toBe(amount === 0 ? 0 : amount);
      }),
    );
  });

  test("the published page reads cleanly where it lies beside the repository", () => {
    const path = join(
      import.meta.dirname,
      "../../../../../shared/examples/confirma/partner_payments_get_200.json",
    );
    const body: unknown = existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : [row(), row()];
    const { document, problems } = parseReceivedPayments(body);
    expect([document?.length, problems]).toEqual([2, []]);
  });
});
