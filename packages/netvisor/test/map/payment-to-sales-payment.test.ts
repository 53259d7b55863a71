import { type AccountPlan, formatAmount, sumMinor } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { finishDraft } from "../../src/channel/finish-draft.ts";
import { paymentToSalesPayment } from "../../src/map/payment-to-sales-payment.ts";
import type { Readings } from "../../src/map/readings.ts";
import { contextOf, golden, paymentOf, readings, samplePlan } from "../support/sample.ts";

function translate(change: object = {}, options: { plan?: AccountPlan; readings?: Partial<Readings> } = {}) {
  const context = contextOf("payment", "abc-123-def-456", options.plan);
  const draft = paymentToSalesPayment(paymentOf(change), context, readings(options.readings));
  return finishDraft(draft, "text/xml; charset=utf-8");
}

type Result = ReturnType<typeof translate>;

const found = ({ problems }: Result) =>
  problems.map(({ severity, code, pointer }) => `${severity} ${code} ${pointer}`);
const stepOf = ({ steps }: Result, name: string) => steps.find((step) => step.name === name);
const amounts = (result: Result, name: string) =>
  (stepOf(result, name)?.postings ?? []).map(
    ({ account, amount }) => `${account} ${formatAmount(amount, ".")}`,
  );

const whole = { capitalAmountPaid: 110, interestAmountPaid: 0, costsAmountPaid: 0 };

describe("a payment", () => {
  test("is capital on the invoice, and interest and costs in a voucher", () => {
    const result = translate();
    expect(result.problems).toEqual([]);
    expect(result.steps.map(({ name, action }) => `${name} ${action}`)).toEqual([
      "payment create",
      "interest-and-costs create",
    ]);
    expect(stepOf(result, "payment")?.request.body).toBe(golden("payment-payment.xml"));
    expect(stepOf(result, "interest-and-costs")?.request.body).toBe(golden("payment-interest-and-costs.xml"));
    expect(amounts(result, "payment")).toEqual([
      "(payment method Pankkitili) 100.00",
      "(receivables) -100.00",
    ]);
    expect(amounts(result, "interest-and-costs")).toEqual(["1910 10.00", "9440 -4.00", "3100 -6.00"]);
  });

  test("the two steps carry keys of their own", () => {
    const keys = translate().steps.map(({ identity }) => identity.key);
    expect(new Set(keys).size).toBe(2);
  });

  test("of capital alone is one step; of interest alone is one voucher", () => {
    expect(translate(whole).steps.map(({ name }) => name)).toEqual(["payment"]);
    const interest = { capitalAmountPaid: 0, interestAmountPaid: 110, costsAmountPaid: 0 };
    const result = translate(interest);
    expect(result.steps.map(({ name }) => name)).toEqual(["interest-and-costs"]);
    expect(amounts(result, "interest-and-costs")).toEqual(["1910 110.00", "9440 -110.00"]);
  });

  test.each([
    ["invoicenumber", {}, '<targetidentifier type="invoicenumber" targettype="invoice">133720800<'],
    [
      "reference",
      { targetIdentifier: "reference" },
      '<targetidentifier type="reference" targettype="invoice">1337109<',
    ],
    [
      "netvisor",
      { targetIdentifier: "netvisor" },
      '<targetidentifier type="netvisor" targettype="invoice">133720800<',
    ],
  ])("names its invoice by %s", (_, change, expected) => {
    expect(stepOf(translate(change), "payment")?.request.body).toContain(expected);
  });

  test("without a payer's name is named after the agency", () => {
    expect(stepOf(translate({ sourceName: null }), "payment")?.request.body).toContain(
      "<sourcename>Confirma [CC",
    );
  });

  test("alternative methods are named as such", () => {
    const plan: AccountPlan = {
      ...samplePlan,
      payments: { ...samplePlan.payments, methodType: "alternative" },
    };
    expect(stepOf(translate({}, { plan }), "payment")?.request.body).toContain(
      '<paymentmethod type="alternative">',
    );
  });
});

describe("bad content", () => {
  test("every problem is reported at once", () => {
    const plan: AccountPlan = { ...samplePlan, payments: { methodType: "bankAccount" } };
    const result = translate(
      {
        currency: "SEK",
        invoiceNumber: "A1",
        sourceName: "日",
        bookingDate: "2026-02-26",
        capitalAmountPaid: 99,
      },
      { plan },
    );
    expect(result.steps).toEqual([]);
    expect(found(result)).toEqual([
      "error ACC_DOCUMENT_SPLIT_MISMATCH /amount",
      "error ACC_UNSUPPORTED_CURRENCY /currency",
      "info ACC_DOCUMENT_DATE_ORDER /bookingDate",
      "error ACC_MAPPING_PAYMENT ",
      "error ACC_DOCUMENT_FIELD_INVALID /invoiceNumber",
      "error ACC_DOCUMENT_TEXT_CHARSET /sourceName",
      "error ACC_MAPPING_PAYMENT ",
      "error ACC_MAPPING_PAYMENT ",
      "error ACC_MAPPING_PAYMENT ",
      "error ACC_MAPPING_PAYMENT ",
    ]);
    expect(
      result.problems.filter(({ code }) => code === "ACC_MAPPING_PAYMENT").map(({ message }) => message),
    ).toEqual([
      "the plan names no payment method (payments.method)",
      "the plan lacks payments.documentClass",
      "the plan lacks payments.clearingAccount",
      "the plan lacks payments.interest.account",
      "the plan lacks payments.costs.account",
    ]);
  });

  const minus = { capitalAmountPaid: -100, interestAmountPaid: -4, costsAmountPaid: -6 };
  test.each<[string, object, readonly string[]]>([
    ["a reversal", { amount: -110, ...minus }, ["error ACC_UNSUPPORTED_FEATURE /amount"]],
    [
      "a part below zero",
      { capitalAmountPaid: 120, interestAmountPaid: -10, costsAmountPaid: 0 },
      ["error ACC_UNSUPPORTED_FEATURE /amount"],
    ],
    [
      "a reference target without a reference",
      { targetIdentifier: "reference", paymentReference: null },
      ["error ACC_DOCUMENT_FIELD_MISSING /paymentReference"],
    ],
    [
      "amounts beyond exact sums",
      { amount: 7e13, capitalAmountPaid: 7e13, interestAmountPaid: 7e13, costsAmountPaid: -7e13 },
      ["error ACC_UNSUPPORTED_SIZE /amount"],
    ],
    [
      "a payer's name that would lose our key",
      { sourceName: "x".repeat(83) },
      ["error ACC_DOCUMENT_TEXT_TOO_LONG /sourceName"],
    ],
  ])("%s is refused", (_, change, expected) => {
    const result = translate(change);
    expect(found(result)).toEqual(expected);
    expect(result.steps).toEqual([]);
  });

  test("a VAT code that does not go with 0 % is refused", () => {
    const costs = { account: "3100", vatCode: "SALES" };
    const plan: AccountPlan = { ...samplePlan, payments: { ...samplePlan.payments, costs } };
    expect(found(translate({}, { plan }))).toEqual(["error ACC_MAPPING_VAT_CODE "]);
  });
});

describe("readings", () => {
  test("our key stands behind the payer's name, or not", () => {
    const body = (keyInPayerName: boolean) =>
      stepOf(translate({}, { readings: { keyInPayerName } }), "payment")?.request.body;
    expect(body(true)).toMatch(/<sourcename>Matti Meikäläinen \[CC[0-9A-Z]{13}\]</u);
    expect(body(false)).toContain("<sourcename>Matti Meikäläinen</sourcename>");
  });

  test("invoice numbers may have fewer digits, Netvisor keys are not invoice numbers", () => {
    const short = { readings: { invoiceNumberLength: 8 } };
    expect(found(translate({}, short))).toEqual(["error ACC_DOCUMENT_FIELD_INVALID /invoiceNumber"]);
    expect(found(translate({ targetIdentifier: "netvisor" }, short))).toEqual([]);
  });

  test("the length of the payer's name decides how much is left for it", () => {
    const name = { sourceName: "x".repeat(60) };
    expect(found(translate(name))).toEqual([]);
    expect(found(translate(name, { readings: { payerNameLength: 50 } }))).toEqual([
      "error ACC_DOCUMENT_TEXT_TOO_LONG /sourceName",
    ]);
    const plan = { ...samplePlan, cutLongTexts: true };
    const cut = translate(name, { plan, readings: { payerNameLength: 50 } });
    expect(stepOf(cut, "payment")?.request.body).toMatch(/<sourcename>x{32} \[CC[0-9A-Z]{13}\]</u);
  });
});

test("the parts that are booked sum to the payment, to the cent", () => {
  const part = fc.integer({ min: 0, max: 10_000_000 });
  fc.assert(
    fc.property(
      part,
      part,
      part.map((cents) => cents + 1),
      (interest, costs, capital) => {
        const result = translate({
          amount: (interest + costs + capital) / 100,
          capitalAmountPaid: capital / 100,
          interestAmountPaid: interest / 100,
          costsAmountPaid: costs / 100,
        });
        const booked = result.steps.flatMap(({ postings }) => postings).filter(({ amount }) => amount > 0);
        expect(sumMinor(booked.map(({ amount }) => amount))).toBe(interest + costs + capital);
        expect(sumMinor(result.steps.flatMap(({ postings }) => postings).map(({ amount }) => amount))).toBe(
          0,
        );
      },
    ),
    { numRuns: 50 },
  );
});
