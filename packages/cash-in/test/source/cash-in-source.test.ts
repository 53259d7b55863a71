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
import { type CashInSourceReading, cashInSource } from "../../src/index.ts";
import { json, ownAnswer, type ScriptedHttp, scriptedHttp, testClient } from "../support/test-client.ts";

const march = { from: civilDate("2026-03-01"), to: civilDate("2026-03-31") };
const [row = {}] = z.object({ Data: z.array(z.record(z.string(), z.unknown())) }).parse(ownAnswer()).Data;
const dates = { PaymentDate: "2026-03-09", BookingDate: "2026-03-10" };

/** What the source gives of a period when the API answers from these pages. */
async function pulled(http: ScriptedHttp, reading: CashInSourceReading = {}, period: Period = march) {
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
  const on = (PaymentDate: string, AccountingDate: string | null = PaymentDate) => ({
    ...row,
    AllocationId: PaymentDate,
    Dates: { PaymentDate, AccountingDate },
  });
  /** Cash-In with these rows, all of them whatever is asked for, or by the date that is asked for. */
  const showing = (isFiltered: boolean, ...rows: readonly ReturnType<typeof on>[]) =>
    scriptedHttp(({ url }) => {
      const asked = new URL(url).searchParams;
      const name = asked.has("accountingDateFrom") ? "accountingDate" : "paymentDate";
      const [from, to] = [asked.get(`${name}From`) ?? "", asked.get(`${name}To`) ?? ""];
      const Data = rows.filter(({ Dates }) => {
        const day = name === "paymentDate" ? Dates.PaymentDate : Dates.AccountingDate;
        return !isFiltered || (day !== null && day >= from && day <= to);
      });
      return json({
        Data: Data.slice(asked.get("page") === "1" ? 0 : 2).slice(0, 2),
        Meta: { TotalCount: Data.length },
      });
    });
  const late = on("2026-02-27", "2026-03-05");
  const early = on("2026-03-30", "2026-04-02");
  const later = on("2026-04-01", "2026-03-31");
  const queries = (http: ScriptedHttp) =>
    new Set(http.requests.map(({ url }) => new URL(url).search.replace(/&page=.*$/u, "")));
  const daysOf = (found: readonly ReceivedPayment[]) => found.map(({ paymentDate }) => paymentDate);

  test("is asked for by either date with a day more; what has one of them in it comes once", async () => {
    const http = showing(true, on("2026-02-28"), late, on("2026-03-01"), early);
    expect(daysOf(await pulled(http))).toEqual(["2026-03-01", "2026-03-30", "2026-02-27"]);
    expect(queries(http)).toEqual(
      new Set([
        "?paymentDateFrom=2026-03-01&paymentDateTo=2026-04-01",
        "?accountingDateFrom=2026-03-01&accountingDateTo=2026-04-01",
      ]),
    );
  });

  test("is asked for by the payment's date alone where that is chosen", async () => {
    const http = showing(true, late, on("2026-03-01"), early, later);
    expect(daysOf(await pulled(http, { period: "paymentDate" }))).toEqual(["2026-03-01", "2026-03-30"]);
    expect(queries(http)).toEqual(new Set(["?paymentDateFrom=2026-03-01&paymentDateTo=2026-04-01"]));
  });

  test("leaves to the next one what has its date on the day more, and out what was not asked for", async () => {
    for (const isFiltered of [true, false]) {
      const http = showing(isFiltered, on("2026-02-28"), on("2026-03-31"), on("2026-04-01"));
      expect(daysOf(await pulled(http))).toEqual(["2026-03-31"]);
    }
    expect(daysOf(await pulled(showing(true, later)))).toEqual(["2026-04-01"]);
  });

  test("keeps what Cash-In shows by an accounting date that it does not tell", async () => {
    const untold = on("2026-02-27", null);
    expect(daysOf(await pulled(showing(false, untold)))).toEqual(["2026-02-27"]);
    expect(daysOf(await pulled(showing(false, untold), { period: "paymentDate" }))).toEqual([]);
  });

  test("reaches back further where that is chosen, and gives everything that was asked for", async () => {
    const http = showing(true, on("2026-01-29"), on("2026-01-30"), late);
    expect(daysOf(await pulled(http, { lookBackDays: 30 }))).toEqual(["2026-01-30", "2026-02-27"]);
    expect([...queries(http)][0]).toContain("paymentDateFrom=2026-01-30&");
    expect([...queries(http)][1]).toContain("accountingDateFrom=2026-01-30&");
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
  const { payments } = cashInSource(testClient(answering(...rows)), { period: "paymentDate" });
  for await (const _ of payments?.(march, (each) => warnings.push(each)) ?? []);
  expect(warnings.map(({ code, severity, pointer }) => [code, severity, pointer])).toEqual([
    ["ACC_DOCUMENT_FIELD_UNKNOWN", "warning", "/Data/0/Commission"],
    ["ACC_DOCUMENT_FIELD_UNKNOWN", "warning", "/Data/0/Note"],
  ]);
  expect(JSON.stringify(warnings)).not.toMatch(/Canary|2\.5/u);
});
