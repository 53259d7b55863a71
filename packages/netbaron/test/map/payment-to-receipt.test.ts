import { formatAmount } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { paymentToBankFile } from "../../src/map/payment-to-bank-file.ts";
import { paymentToReceipt } from "../../src/map/payment-to-receipt.ts";
import {
  bodyOf,
  contextOf,
  errors,
  found,
  golden,
  paymentOf,
  planOf,
  readingsOf,
} from "../support/sample.ts";

const translate = (change: object = {}, plan = planOf()) =>
  paymentToReceipt(paymentOf(change), contextOf("payment", "pay-1", plan), readingsOf());

const bankFile = (format: "ktl" | "camt054", change: object = {}, plan = planOf()) =>
  paymentToBankFile(
    paymentOf({ ...whole, ...change }),
    contextOf("payment", "pay-1", plan),
    readingsOf(),
    format,
  );

const whole = { capitalAmountPaid: 110, interestAmountPaid: 0, costsAmountPaid: 0 };

describe("a payment as ledger rows", () => {
  test("is the golden file: money against receivables, interest and costs", () => {
    const result = translate();
    expect(bodyOf(result)).toBe(golden("payment.csv"));
    expect(found(result)).toEqual([]);
    expect(
      result.steps[0]?.postings.map(({ account, amount, role }) => [
        account,
        formatAmount(amount, "."),
        role,
      ]),
    ).toEqual([
      ["1910", "110.00", "clearing"],
      ["1701", "-100.00", "capital"],
      ["9440", "-4.00", "interest"],
      ["3100", "-6.00", "costs"],
    ]);
  });

  test("without a split it is capital as a whole; a refund has the other sign", () => {
    const { capitalAmountPaid: _c, interestAmountPaid: _i, costsAmountPaid: _k, ...plain } = paymentOf();
    const rendered = paymentToReceipt(
      { ...plain, amount: paymentOf({ amount: -110 }).amount },
      contextOf("payment", "pay-1"),
      readingsOf(),
    );
    expect(rendered.steps[0]?.postings.map(({ amount }) => formatAmount(amount, "."))).toEqual([
      "-110.00",
      "110.00",
    ]);
  });

  test("is booked on its booking date", () => {
    expect(bodyOf(translate({ bookingDate: "2026-03-23" }))).toContain(";2026-03-23;");
  });

  test.each([
    [{ currency: "SEK" }, "ACC_UNSUPPORTED_CURRENCY /currency"],
    [{ targetIdentifier: "netvisor" }, "ACC_UNSUPPORTED_FEATURE /targetIdentifier"],
    [{ costsAmountPaid: 7 }, "ACC_DOCUMENT_SPLIT_MISMATCH /amount"],
    [{ invoiceNumber: "1 / 2" }, "ACC_DOCUMENT_FIELD_INVALID /invoiceNumber"],
    [{ sourceName: "x".repeat(71) }, "ACC_DOCUMENT_TEXT_TOO_LONG /sourceName"],
  ])("refuses %j", (change, error) => {
    expect(errors(translate(change))).toContain(error);
  });

  test.each([
    [{ payments: {} }, {}, ["ACC_MAPPING_PAYMENT "]],
    [{}, { receivablesAccount: undefined }, ["ACC_MAPPING_PAYMENT "]],
  ])("a plan without the accounts is told: %#", (rest, decisions, expected) => {
    expect(errors(translate({}, planOf(decisions, rest)))).toEqual(expect.arrayContaining(expected));
  });
});

describe("a payment as a bank's file", () => {
  test("KTL: three records of 90 characters whose totals agree", () => {
    const result = bankFile("ktl", { sourceName: "Matti Meikäl" });
    const text = bodyOf(result);
    expect(text).toBe(
      [
        `02603200000  0208406991${" ".repeat(67)}`,
        `312345600000785260320260320${text.slice(119, 134)} 00000000000001234561MATTI MEIKÄL1A00000110000A `,
        `900000100000011000${"0".repeat(34)}${" ".repeat(38)}`,
        "",
      ].join("\r\n"),
    );
    expect(text.split("\r\n").map(({ length }) => length)).toEqual([90, 90, 90, 0]);
    expect(result.steps[0]?.request.contentType).toBe("text/plain; charset=iso-8859-1");
    expect(result.steps[0]?.title).toContain("acceptance not documented");
    expect(found(result)).toEqual(["warning ACC_DOCUMENT_INFERRED "]);
  });

  test("KTL: a correction is flagged and counted apart", () => {
    const correction = { amount: -110, capitalAmountPaid: -110, sourceName: "Meikäläinen" };
    const text = bodyOf(bankFile("ktl", correction));
    expect(text.slice(92 + 77, 92 + 90)).toBe("00000110001A ");
    expect(text.slice(184, 184 + 35)).toBe("90000000000000000000000100000011000");
  });

  test("KTL: an RF reference goes by the Finnish one inside it, others are refused", () => {
    const short = { sourceName: undefined };
    expect(bodyOf(bankFile("ktl", { ...short, paymentReference: "RF341234561" }))).toContain(
      "00000000000001234561",
    );
    expect(errors(bankFile("ktl", { paymentReference: "RF35123ABCZ" }))).toContain(
      "ACC_DOCUMENT_FIELD_MISSING /paymentReference",
    );
    expect(
      errors(bankFile("ktl", { ...short, amount: 100_000_000, capitalAmountPaid: 100_000_000 })),
    ).toEqual(["ACC_UNSUPPORTED_SIZE /amount"]);
  });

  test("KTL: a payer's name that does not fit is refused, or cut where the plan says so", () => {
    const tooLong = bankFile("ktl");
    expect(tooLong.steps).toEqual([]);
    expect(errors(tooLong)).toEqual(["ACC_DOCUMENT_TEXT_TOO_LONG /sourceName"]);
    const cut = bankFile("ktl", {}, planOf({}, { cutLongTexts: true }));
    expect(bodyOf(cut)).toContain("MATTI MEIKÄL1A");
    expect(found(cut)).toContain("warning ACC_DOCUMENT_TEXT_TOO_LONG /sourceName");
  });

  test("KTL: a payer's name cannot begin a record of its own, and a capital letter can be longer", () => {
    expect(errors(bankFile("ktl", { sourceName: "A\r\n90000" }))).toEqual([
      "ACC_DOCUMENT_TEXT_CONTROL /sourceName",
    ]);
    expect(errors(bankFile("ktl", { sourceName: "Straßenbauer" }))).toEqual([
      "ACC_DOCUMENT_TEXT_TOO_LONG /sourceName",
    ]);
  });

  test("KTL: a foreign account is refused, not written as zeros", () => {
    const plan = planOf({ bank: { iban: "DE89370400440532013000" } });
    expect(errors(bankFile("ktl", { sourceName: undefined }, plan))).toEqual(["ACC_MAPPING_PAYMENT "]);
  });

  test("camt.054 is the golden file", () => {
    const result = bankFile("camt054");
    expect(bodyOf(result)).toBe(golden("payment-camt054.xml"));
    expect(found(result)).toEqual(["warning ACC_DOCUMENT_INFERRED "]);
  });

  test.each(["ktl", "camt054"] as const)(
    "%s: interest, costs and a missing account are refused",
    (format) => {
      expect(errors(bankFile(format, { capitalAmountPaid: 104, costsAmountPaid: 6 }))).toContain(
        "ACC_UNSUPPORTED_FEATURE /amount",
      );
      expect(errors(bankFile(format, {}, planOf({ bank: undefined })))).toContain("ACC_MAPPING_PAYMENT ");
    },
  );

  test("camt.054 takes no corrections and needs the BIC", () => {
    expect(errors(bankFile("camt054", { amount: -110, capitalAmountPaid: -110 }))).toEqual([
      "ACC_UNSUPPORTED_FEATURE /amount",
    ]);
    expect(errors(bankFile("camt054", {}, planOf({ bank: { iban: "FI2112345600000785" } })))).toEqual([
      "ACC_MAPPING_PAYMENT ",
    ]);
  });
});
