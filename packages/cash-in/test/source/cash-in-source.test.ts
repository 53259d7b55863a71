import {
  ConnectorError,
  civilDate,
  type Period,
  type Problem,
  type ReceivedPayment,
} from "@confirma-connect/core";
import type { HttpResult } from "@confirma-connect/http";
import { describe, expect, test } from "@jest/globals";
import { z } from "zod";
import { cashInSource, type MoneyReading } from "../../src/index.ts";
import { json, ownAnswer, type ScriptedHttp, scriptedHttp, testClient } from "../support/test-client.ts";

const march = { from: civilDate("2026-03-01"), to: civilDate("2026-03-31") };
const [row = {}] = z.object({ Data: z.array(z.record(z.string(), z.unknown())) }).parse(ownAnswer()).Data;
const dates = { PaymentDate: "2026-03-09", BookingDate: "2026-03-10" };

/** What the source gives of a period when the API answers from these pages. */
async function pulled(http: ScriptedHttp, reading: MoneyReading = {}, period: Period = march) {
  const found: ReceivedPayment[] = [];
  const { payments } = cashInSource(testClient(http, { pageSize: 2 }), reading);
  for await (const payment of payments?.(period) ?? []) found.push(payment);
  return found;
}

type Fields = Readonly<Record<string, unknown>>;

const answering = (...rows: readonly Fields[]) =>
  scriptedHttp(() => json({ Data: rows, Meta: { TotalCount: rows.length } }));

describe("a row becomes a received payment", () => {
  test("with every field where the agency's model has it", async () => {
    expect(await pulled(answering(row))).toEqual([
      {
        paymentId: "700001",
        caseId: "VELKA-700123",
        invoiceNumber: "OWN-2026-17",
        paymentDate: "2026-03-09",
        bookingDate: "2026-03-10",
        paymentAmount: 10_307,
        capitalAmountPaid: 9_500,
        interestAmountPaid: 307,
        costsAmountPaid: 500,
        currency: "EUR",
        agency: "CASH-IN",
      },
    ]);
  });

  test.each<readonly [string, Fields, Fields]>([
    ["a number as allocation id", { AllocationId: 17 }, { paymentId: "17" }],
    ["a number as case", { CaseId: 481920 }, { caseId: "481920" }],
    ["no case", { CaseId: null }, { caseId: undefined }],
    ["no invoice number", { InvoiceNumber: "" }, { invoiceNumber: undefined }],
    ["no agency", { Agency: undefined }, { agency: undefined }],
    ["no booking date", { Dates: { PaymentDate: "2026-03-09" } }, { bookingDate: undefined }],
    [
      "not divided yet",
      { Amounts: { PaymentAmount: 1, CapitalAmount: null } },
      { paymentAmount: 100, capitalAmountPaid: undefined, costsAmountPaid: undefined },
    ],
    [
      "money that went back",
      { Amounts: { PaymentAmount: -103.07, CapitalAmount: -103.07 } },
      { paymentAmount: -10_307, capitalAmountPaid: -10_307 },
    ],
    ["another currency", { Currency: "SEK" }, { currency: "SEK" }],
    ["a code as number", { PaymentType: { Code: 8 } }, { paymentId: "700001" }],
  ])("%s", async (_, change, expected) => {
    const [payment, ...others] = await pulled(answering({ ...row, ...change }));
    expect(others).toEqual([]);
    expect({ ...payment, ...expected }).toEqual(payment);
    expect(payment).toBeDefined();
  });

  test.each([
    ["a rebate", { Code: "3", Description: "Rebate" }, ["8", "3"]],
    [
      "a code that only begins like the one of money",
      { Code: "88", Description: "Bank Transfer" },
      ["88", "8"],
    ],
    ["a type without a code", { Code: null, Description: "Bank Transfer" }, undefined],
    ["no type", null, undefined],
  ])("%s is no money and left out, unless the host knows its code", async (_, PaymentType, moneyCodes) => {
    const http = answering({ ...row, AllocationId: "2", PaymentType }, row);
    expect((await pulled(http)).map(({ paymentId }) => paymentId)).toEqual(["700001"]);
    if (moneyCodes !== undefined) expect(await pulled(http, { moneyCodes })).toHaveLength(2);
  });

  test.each([
    ["/Data/0/Dates/PaymentDate", { Dates: { ...dates, PaymentDate: null } }],
    ["/Data/0/Dates/PaymentDate", { Dates: { ...dates, PaymentDate: "9.3.2026" } }],
    ["/Data/0/Amounts/PaymentAmount", { Amounts: { CapitalAmount: 1 } }],
    ["/Data/0/AllocationId", { AllocationId: null }],
    ["/Data/0/Currency", { Currency: "euro" }],
  ])("without %s nothing is given, not a shorter list", async (pointer, change) => {
    const error: unknown = await pulled(answering({ ...row, ...change }, { ...row, AllocationId: 2 })).catch(
      (thrown) => thrown,
    );
    expect(ConnectorError.is(error) && [error.code, error.problems?.[0]?.pointer]).toEqual([
      "ACC_ANSWER_UNREADABLE",
      pointer,
    ]);
  });
});

describe("a period", () => {
  const on = (PaymentDate: string) => ({ ...row, AllocationId: PaymentDate, Dates: { PaymentDate } });

  test("is asked for with a day more, and has its own days only", async () => {
    const http = answering(...["2026-02-28", "2026-03-01", "2026-03-31", "2026-04-01"].map(on));
    const found = await pulled(http);
    expect(found.map(({ paymentDate }) => paymentDate)).toEqual(["2026-03-01", "2026-03-31"]);
    expect(http.requests.map(({ url }) => new URL(url).search)[0]).toBe(
      "?paymentDateFrom=2026-03-01&paymentDateTo=2026-04-01&page=1&pageSize=2",
    );
  });
});

describe("pages", () => {
  const ids = (numbers: string, total: number): HttpResult =>
    json({
      Data: [...numbers].map((AllocationId) => ({ ...row, AllocationId })),
      Meta: { TotalCount: total },
    });
  const paged = (...pages: readonly HttpResult[]) =>
    scriptedHttp(({ url }) => {
      const number = Number(new URL(url).searchParams.get("page"));
      return pages[number - 1] ?? pages.at(-1) ?? json({});
    });

  test("two of them are one list, each payment once", async () => {
    const found = await pulled(paged(ids("12", 3), ids("23", 3)));
    expect(found.map(({ paymentId }) => paymentId)).toEqual(["1", "2", "3"]);
  });

  test.each<readonly [string, ScriptedHttp, string]>([
    ["shrinks", paged(ids("12", 4), ids("4", 3)), "shrank from 4 to 3 rows while it was read"],
    ["repeats itself", paged(ids("12", 4)), "repeats the same rows on every page"],
    ["ends early", paged(ids("12", 4), ids("", 4)), "ended after 2 of 4 rows"],
  ])("a list that %s is an error", async (_, http, words) => {
    await expect(pulled(http)).rejects.toThrow(`allocated payments ${words}`);
  });
});

test("a field that nobody reads is told by its name and place, without its value", async () => {
  const rows = ["1", "2"].map((AllocationId) => ({ ...row, AllocationId, Commission: 2.5, Note: "Canary" }));
  const warnings: Problem[] = [];
  const { payments } = cashInSource(testClient(answering(...rows)));
  for await (const _ of payments?.(march, (each) => warnings.push(each)) ?? []);
  expect(warnings.map(({ code, severity, pointer }) => [code, severity, pointer])).toEqual([
    ["ACC_DOCUMENT_FIELD_UNKNOWN", "warning", "/Data/0/Commission"],
    ["ACC_DOCUMENT_FIELD_UNKNOWN", "warning", "/Data/0/Note"],
  ]);
  expect(JSON.stringify(warnings)).not.toMatch(/Canary|2\.5/u);
});
