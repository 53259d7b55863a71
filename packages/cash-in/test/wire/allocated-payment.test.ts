import { describe, expect, test } from "@jest/globals";
import { z } from "zod";
import { AllocatedPaymentRow, toReceivedPayment } from "../../src/index.ts";
import { json, ownAnswer, publishedAnswers, scriptedHttp, testClient } from "../support/test-client.ts";

const rows = z.object({ Data: z.array(z.unknown()) });

const page = async (body: unknown) => testClient(scriptedHttp(() => json(body))).allocatedPayments.page();

/** Names of all members in their order, with the kind of their values. */
const shapeOf = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === "object" ? part : typeof part));

describe("the published form", () => {
  test("is read without a finding, every member to the cent and the day", async () => {
    const result = await page(ownAnswer());
    expect(result).toMatchObject({ type: "ok", warnings: [] });
    expect(result.type === "ok" && result.value).toEqual({
      page: 1,
      pageSize: 100,
      totalCount: 1,
      items: [
        {
          allocationId: "700001",
          caseId: "VELKA-700123",
          agency: "CASH-IN",
          invoiceNumber: "OWN-2026-17",
          paymentType: { code: "8", description: "Bank Transfer" },
          paymentDate: "2026-03-09",
          bookingDate: "2026-03-10",
          accountingDate: "2026-03-11",
          settlementDate: "2026-03-14",
          paymentAmount: 10_307,
          capitalAmount: 9_500,
          interestAmount: 307,
          creditorCostsAmount: 500,
          currency: "EUR",
        },
      ],
    });
  });

  test("is that of the published answer, which is read as well", async () => {
    for (const body of publishedAnswers()) {
      expect(shapeOf(ownAnswer())).toBe(shapeOf(body));
      expect(await page(body)).toMatchObject({
        type: "ok",
        warnings: [],
        value: {
          totalCount: 5234,
          items: [{ allocationId: "123456", paymentAmount: 15_050, interestAmount: 2_050 }],
        },
      });
    }
  });

  test("comes back as it was", () => {
    for (const body of [ownAnswer(), ...publishedAnswers()]) {
      const { Data } = rows.parse(body);
      const back = Data.map((row) => AllocatedPaymentRow.encode(AllocatedPaymentRow.parse(row)));
      expect(back).toEqual(Data);
      expect(back.map((row) => AllocatedPaymentRow.parse(row))).toEqual(
        Data.map((row) => AllocatedPaymentRow.parse(row)),
      );
    }
  });
});

describe("other answers", () => {
  const [example] = rows.parse(ownAnswer()).Data;
  const row = z.record(z.string(), z.unknown()).parse(example);
  const read = (fields: Readonly<Record<string, unknown>>) =>
    testClient(scriptedHttp(() => json({ Data: [{ ...row, ...fields }] }))).allocatedPayments.page();

  test("null, empty and absent are alike", async () => {
    for (const value of [null, "", undefined]) {
      const result = await read({ CaseId: value, Agency: value, InvoiceNumber: value });
      expect(result).toMatchObject({
        type: "ok",
        value: { items: [{ caseId: undefined, agency: undefined }] },
      });
    }
  });

  test("unknown fields are warnings, unreadable amounts make the answer unreadable", async () => {
    expect(await read({ Reversed: true })).toMatchObject({
      type: "ok",
      warnings: [{ code: "ACC_DOCUMENT_FIELD_UNKNOWN", pointer: "/Data/0/Reversed" }],
    });
    const Amounts = { PaymentAmount: 0.001 };
    expect(await read({ Amounts })).toMatchObject({
      type: "unknown",
      problems: [{ code: "ACC_ANSWER_UNREADABLE", pointer: "/Data/0/Amounts/PaymentAmount" }],
    });
  });

  test("only money becomes a received payment; which types are money is a reading", () => {
    const payment = AllocatedPaymentRow.parse(row);
    const writeOff = { ...payment, paymentType: { code: "12", description: "Write-off" } };
    const untyped = { ...payment, paymentType: { code: undefined, description: undefined } };
    expect(toReceivedPayment(payment)).toMatchObject({
      paymentId: "700001",
      caseId: "VELKA-700123",
      paymentAmount: 10_307,
      capitalAmountPaid: 9_500,
      costsAmountPaid: 500,
    });
    expect([toReceivedPayment(writeOff), toReceivedPayment(untyped)]).toEqual([undefined, undefined]);
    expect(toReceivedPayment(writeOff, { moneyCodes: ["8", "12"] })?.paymentId).toBe("700001");
  });
});
