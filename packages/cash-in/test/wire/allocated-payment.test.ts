import { describe, expect, test } from "@jest/globals";
import { z } from "zod";
import { AllocatedPaymentRow, toReceivedPayment } from "../../src/index.ts";
import { examples, json, scriptedHttp, testClient } from "../support/test-client.ts";

const rows = z.object({ Data: z.array(z.unknown()) });

describe("the published answer", () => {
  test("is read without a finding, to the cent and the day", async () => {
    for (const body of examples()) {
      const result = await testClient(scriptedHttp(() => json(body))).allocatedPayments.page();
      expect(result).toMatchObject({ type: "ok", warnings: [] });
      expect(result.type === "ok" && result.value).toEqual({
        page: 1,
        pageSize: 100,
        totalCount: 5234,
        items: [
          {
            allocationId: "123456",
            caseId: "VELKA-998877",
            agency: "CASH-IN",
            invoiceNumber: "INV-2024-001",
            paymentType: { code: "8", description: "Bank Transfer" },
            paymentDate: "2026-05-08",
            bookingDate: "2019-08-24",
            accountingDate: "2019-08-24",
            settlementDate: "2019-08-24",
            paymentAmount: 15_050,
            capitalAmount: 12_000,
            interestAmount: 2_050,
            creditorCostsAmount: 1_000,
            currency: "EUR",
          },
        ],
      });
    }
  });

  test("rows come back as they were", () => {
    for (const body of examples()) {
      const { Data } = rows.parse(body);
      const back = Data.map((row) => AllocatedPaymentRow.encode(AllocatedPaymentRow.parse(row)));
      expect(back).toEqual(Data);
    }
  });
});

describe("other answers", () => {
  const [example] = examples().flatMap((body) => rows.parse(body).Data);
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
      paymentId: "123456",
      caseId: "VELKA-998877",
      paymentAmount: 15_050,
      capitalAmountPaid: 12_000,
      costsAmountPaid: 1_000,
    });
    expect([toReceivedPayment(writeOff), toReceivedPayment(untyped)]).toEqual([undefined, undefined]);
    expect(toReceivedPayment(writeOff, { moneyCodes: ["8", "12"] })?.paymentId).toBe("123456");
  });
});
