import { ConnectorError, CurrencyCode } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { FinkarePayment, toReceivedPayment } from "../../src/index.ts";
import { examples, json, scriptedHttp, testClient } from "../support/test-client.ts";

const answering = (body: unknown) => testClient(scriptedHttp(() => json(body)));

describe("published answers", () => {
  test("the list", async () => {
    for (const body of examples("list")) {
      expect(await answering(body).page()).toMatchObject({
        type: "ok",
        warnings: [],
        requestId: "req_p1a2y3",
        value: {
          page: 1,
          limit: 20,
          total: 2,
          items: [
            { amountCents: 150_000, method: "card", status: "completed" },
            { amountCents: 50_000, method: "bank_transfer" },
          ],
        },
      });
    }
  });

  test("one payment, and those of one invoice, which name neither it nor a currency", async () => {
    for (const body of examples("payment")) {
      const result = await answering(body).get("d4e5f6a7-b1c2-8901-def0-234567890abc");
      expect(result).toMatchObject({
        type: "ok",
        warnings: [],
        value: { amountCents: 75_000, currency: "EUR" },
      });
    }
    for (const body of examples("invoice")) {
      const result = await answering(body).ofInvoice("c3d4e5f6-a1b2-7890-cdef-1234567890ab");
      expect(result).toMatchObject({ type: "ok", warnings: [], value: [{ amountCents: 75_000 }, {}] });
    }
  });

  test("statistics: the ways of payment sum to what was collected", async () => {
    for (const body of examples("statistics")) {
      const result = await answering(body).statistics("month");
      if (result.type !== "ok") throw new Error("the example was not read");
      const { byMethod, totalCollected, conversionRate } = result.value;
      expect(result.warnings).toEqual([]);
      expect(Object.values(byMethod).reduce<number>((sum, part) => sum + part, 0)).toBe(totalCollected);
      expect([totalCollected, conversionRate]).toEqual([4_250_000, 87_400]);
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
      json({ success: true, data: [{ ...row, currency: "EUR", paidAt: null }] }),
    );
    const walk = testClient(http).receivedPayments({}).next();
    const error: unknown = await walk.catch((thrown: unknown) => thrown);
    expect(ConnectorError.is(error) && error.message).toBe("a completed payment has no paidAt");
  });

  test("received payments ask for completed ones", async () => {
    const http = scriptedHttp(() => json(examples("list")[0]));
    const found = [];
    for await (const { paymentAmount } of testClient(http).receivedPayments({})) found.push(paymentAmount);
    expect(found).toEqual([150_000, 50_000]);
    expect(http.requests[0]?.url).toContain("status=completed&page=1&limit=100");
  });
});
