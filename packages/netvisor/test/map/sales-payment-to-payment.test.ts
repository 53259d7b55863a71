import { civilDate, minorUnits } from "@confirma-connect/core";
import { describe, expect, it } from "@jest/globals";
import { takeOwnKey } from "../../src/map/own-key.ts";
import { salesPaymentToPayment } from "../../src/map/sales-payment-to-payment.ts";
import type { SalesPaymentRow } from "../../src/wire/answer/sales-payment-list.ts";

const row: SalesPaymentRow = {
  netvisorKey: "165",
  name: "Maksaja Oy [CC0123456789ABC]",
  date: civilDate("2026-02-25"),
  sum: minorUnits(11_001),
  referenceNumber: "1337109",
  foreignCurrencyAmount: undefined,
  invoiceNumber: "133720800",
  paymentAccountName: undefined,
  voucherKey: "12",
  bankStatus: undefined,
};

describe("salesPaymentToPayment", () => {
  it("reads a payment of ours to the cent", () => {
    expect(salesPaymentToPayment(row)).toEqual({
      vendorId: "165",
      state: "targeted",
      document: {
        paymentIdentifier: "CC0123456789ABC",
        invoiceNumber: "133720800",
        paymentDate: "2026-02-25",
        amount: 11_001,
        currency: "EUR",
        targetIdentifier: "invoicenumber",
        paymentReference: "1337109",
        sourceName: "Maksaja Oy",
      },
    });
  });

  it("reads a payment of somebody else, without target", () => {
    const other = salesPaymentToPayment({ ...row, name: "Maksaja Oy", invoiceNumber: undefined });
    expect(other).toMatchObject({
      state: "untargeted",
      document: { paymentIdentifier: "netvisor-165", invoiceNumber: "-", sourceName: "Maksaja Oy" },
    });
  });

  it("says when the bank refused", () => {
    expect(salesPaymentToPayment({ ...row, bankStatus: "FAILED" }).state).toBe("bankFailed");
  });

  it.each([
    ["date", { ...row, date: undefined }],
    ["sum", { ...row, sum: undefined }],
  ])("stops without a readable %s", (_title, broken) => {
    expect(() => salesPaymentToPayment(broken)).toThrow(
      expect.objectContaining({ code: "ACC_ANSWER_UNREADABLE" }),
    );
  });
});

describe("takeOwnKey", () => {
  it.each([
    ["a [CC0123456789ABC]", "CC0123456789ABC", "a"],
    ["[CC0123456789ABC] a  b", "CC0123456789ABC", "a b"],
    ["CC0123456789ABC", "CC0123456789ABC", undefined],
    ["XCC0123456789ABC", undefined, "XCC0123456789ABC"],
    ["CC0123456789ABCD", undefined, "CC0123456789ABCD"],
    ["CC0123456789ABI", undefined, "CC0123456789ABI"],
    ["", undefined, undefined],
    [undefined, undefined, undefined],
  ])("%p", (text, key, words) => {
    expect(takeOwnKey(text)).toEqual({ key, words });
  });
});
