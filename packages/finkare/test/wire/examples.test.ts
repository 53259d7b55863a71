import { ConnectorError, CurrencyCode } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { FinkarePayment, type FinkareResult, toReceivedPayment } from "../../src/index.ts";
import {
  type ExampleName,
  exampleNames,
  json,
  ownAnswer,
  publishedAnswers,
  scriptedHttp,
  testClient,
} from "../support/test-client.ts";

const answering = (body: unknown) => testClient(scriptedHttp(() => json(body)));

/** Names of all members in their order, with the kind of their values. */
const shapeOf = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === "object" ? part : typeof part));

interface Read {
  readonly read: (payments: ReturnType<typeof testClient>) => Promise<FinkareResult<unknown>>;
  /** What our own answer says. */
  readonly own: unknown;
  /** What the published one says. */
  readonly theirs: unknown;
}

const reads: Readonly<Record<ExampleName, Read>> = {
  list: {
    read: (payments) => payments.page(),
    own: {
      page: 1,
      limit: 20,
      total: 2,
      items: [
        { amountCents: 9_995, method: "sepa_debit", status: "completed", paidAt: "2026-03-09T13:20:00Z" },
        { amountCents: 7, method: "payment_link", currency: "EUR" },
      ],
    },
    theirs: {
      page: 1,
      limit: 20,
      total: 2,
      items: [
        { amountCents: 150_000, method: "card", status: "completed" },
        { amountCents: 50_000, method: "bank_transfer" },
      ],
    },
  },
  payment: {
    read: (payments) => payments.get("p-1"),
    own: { invoiceId: "7c2d9e10-2222-4b7f-8e2f-000000000017", amountCents: 9_995, currency: "EUR" },
    theirs: { amountCents: 75_000, currency: "EUR" },
  },
  invoice: {
    read: (payments) => payments.ofInvoice("i-1"),
    own: [
      { amountCents: 9_995, method: "sepa_debit" },
      { amountCents: 7, method: "payment_link" },
    ],
    theirs: [{ amountCents: 75_000 }, { amountCents: 75_000 }],
  },
  statistics: {
    read: (payments) => payments.statistics("month"),
    own: { totalCollected: 10_002, totalPending: 1_250, period: "month", conversionRate: 62_500 },
    theirs: { totalCollected: 4_250_000, conversionRate: 87_400 },
  },
};

describe("published forms", () => {
  test.each(exampleNames)("%s: ours and the published answer are read without a finding", async (name) => {
    const { read, own, theirs } = reads[name];
    const ours = await read(answering(ownAnswer(name)));
    expect(ours).toMatchObject({ type: "ok", warnings: [], value: own });
    expect(ours.type === "ok" && ours.requestId).toMatch(/^req_own_/u);
    for (const body of publishedAnswers(name)) {
      expect(shapeOf(ownAnswer(name))).toBe(shapeOf(body));
      expect(await read(answering(body))).toMatchObject({ type: "ok", warnings: [], value: theirs });
    }
  });

  test("statistics: the ways of payment sum to what was collected", async () => {
    for (const body of [ownAnswer("statistics"), ...publishedAnswers("statistics")]) {
      const result = await answering(body).statistics("month");
      if (result.type !== "ok") throw new Error("the answer was not read");
      const { byMethod, totalCollected } = result.value;
      expect(Object.values(byMethod).reduce<number>((sum, part) => sum + part, 0)).toBe(totalCollected);
    }
  });
});

describe("other answers", () => {
  const row = { id: "p-1", amountCents: 75_000, status: "completed", paidAt: "2026-03-10T22:30:00Z" };
  const read = (fields: Readonly<Record<string, unknown>>) =>
    answering({ success: true, data: { ...row, ...fields } }).get("p-1");

  test("unknown words are kept, unknown fields are warnings, null and absent are alike", async () => {
    expect(await read({ status: "disputed", method: "cash", currency: null, risk: 1 })).toMatchObject({
      type: "ok",
      value: { status: "disputed", method: "cash" },
      warnings: [{ code: "ACC_DOCUMENT_FIELD_UNKNOWN", pointer: "/data/risk" }],
    });
  });

  test.each([
    [{ amountCents: 750.5 }, "/data/amountCents"],
    [{ amountCents: "75000" }, "/data/amountCents"],
    [{ paidAt: "10.3.2026" }, "/data/paidAt"],
    [{ status: null }, "/data/status"],
  ])("%j is unreadable", async (fields, pointer) => {
    expect(await read(fields)).toMatchObject({
      type: "unknown",
      problems: [{ code: "ACC_ANSWER_UNREADABLE", pointer }],
    });
  });

  test("the day of a payment is that of the books' time zone", () => {
    const payment = FinkarePayment.parse({ ...row, currency: "EUR" });
    expect(toReceivedPayment(payment)).toEqual({
      paymentId: "p-1",
      paymentDate: "2026-03-11",
      paymentAmount: 75_000,
      currency: "EUR",
      agency: "FINKARE",
    });
    expect(toReceivedPayment(payment, { zone: "Europe/Paris" })?.paymentDate).toBe("2026-03-10");
    expect(toReceivedPayment(payment, { invoiceNumber: "7" })?.invoiceNumber).toBe("7");
  });

  test.each(["pending", "failed", "refunded", "disputed"])("%s is not received", (status) => {
    expect(toReceivedPayment(FinkarePayment.parse({ ...row, status, currency: "EUR" }))).toBeUndefined();
  });

  test("a completed payment without a moment or a currency is an error, not left out", async () => {
    const unnamed = FinkarePayment.parse(row);
    expect(() => toReceivedPayment(unnamed)).toThrow("a completed payment has no currency");
    expect(toReceivedPayment(unnamed, { currency: CurrencyCode.parse("EUR") })?.currency).toBe("EUR");
    const http = scriptedHttp(() =>
      json({
        success: true,
        data: [{ ...row, currency: "EUR", paidAt: null }],
        pagination: { total: 1 },
      }),
    );
    const walk = testClient(http).receivedPayments({}).next();
    const error: unknown = await walk.catch((thrown: unknown) => thrown);
    expect(ConnectorError.is(error) && error.message).toBe("a completed payment has no paidAt");
  });

  test("received payments ask for completed ones", async () => {
    const http = scriptedHttp(() => json(ownAnswer("list")));
    const found = [];
    for await (const { paymentAmount } of testClient(http).receivedPayments({})) found.push(paymentAmount);
    expect(found).toEqual([9_995, 7]);
    expect(http.requests[0]?.url).toContain("status=completed&page=1&limit=100");
  });
});
