import {
  ConnectorError,
  CurrencyCode,
  civilDate,
  type Period,
  type Problem,
  type ReceivedPayment,
} from "@confirma-connect/core";
import type { HttpResult } from "@confirma-connect/http";
import { describe, expect, test } from "@jest/globals";
import { type FinkareSourceReading, finkareSource } from "../../src/index.ts";
import { json, type ScriptedHttp, scriptedHttp, testClient } from "../support/test-client.ts";

const march = { from: civilDate("2026-03-01"), to: civilDate("2026-03-31") };
const row = {
  id: "p-1",
  invoiceId: "i-1",
  amountCents: 9_995,
  currency: "EUR",
  status: "completed",
  method: "sepa_debit",
  paidAt: "2026-03-09T13:20:00Z",
};

/** What the source gives of a period. */
async function pulled(http: ScriptedHttp, reading: FinkareSourceReading = {}, period: Period = march) {
  const found: ReceivedPayment[] = [];
  const source = finkareSource({ payments: testClient(http, { pageSize: 2 }) }, reading);
  for await (const payment of source.payments?.(period) ?? []) found.push(payment);
  return found;
}

const answering = (...rows: readonly Readonly<Record<string, unknown>>[]) =>
  scriptedHttp(() => json({ success: true, data: rows, pagination: { total: rows.length } }));

describe("a payment becomes a received payment", () => {
  test("with every field where the agency's model has it, and no division that Finkare does not make", async () => {
    const numbered = {
      invoiceNumberOf: ({ invoiceId = "" }) => (invoiceId === "i-1" ? "OWN-17" : undefined),
    };
    expect(await pulled(answering(row, { ...row, id: "p-2", invoiceId: "i-2" }), numbered)).toEqual([
      {
        paymentId: "p-1",
        invoiceNumber: "OWN-17",
        paymentDate: "2026-03-09",
        paymentAmount: 9_995,
        currency: "EUR",
        agency: "FINKARE",
      },
      {
        paymentId: "p-2",
        paymentDate: "2026-03-09",
        paymentAmount: 9_995,
        currency: "EUR",
        agency: "FINKARE",
      },
    ]);
  });

  test.each(["card", "bank_transfer", "sepa_debit", "payment_link", "another way", null])(
    "paid by %j",
    async (method) => {
      expect(await pulled(answering({ ...row, method }))).toHaveLength(1);
    },
  );

  test.each(["pending", "failed", "refunded", "another word"])(
    "a payment that is %s is left out, also when Finkare shows it among the completed ones",
    async (status) => {
      expect(await pulled(answering({ ...row, id: "p-2", status }, row))).toHaveLength(1);
    },
  );

  test("a currency that Finkare leaves out is the host's", async () => {
    const { currency: _, ...bare } = row;
    await expect(pulled(answering(bare))).rejects.toThrow("a completed payment has no currency");
    const [payment] = await pulled(answering(bare), { currency: CurrencyCode.parse("SEK") });
    expect(payment?.currency).toBe("SEK");
    const [named] = await pulled(answering(row), { currency: CurrencyCode.parse("SEK") });
    expect(named?.currency).toBe("EUR");
  });

  test.each([
    ["/data/0/id", { id: "" }],
    ["/data/0/amountCents", { amountCents: 99.95 }],
    ["/data/0/status", { status: undefined }],
    ["/data/0/paidAt", { paidAt: "2026-03-09" }],
    ["/data/0/currency", { currency: "euro" }],
  ])("without a readable %s nothing is given, not a shorter list", async (pointer, change) => {
    const error: unknown = await pulled(answering({ ...row, ...change }, row)).catch((thrown) => thrown);
    expect(ConnectorError.is(error) && [error.code, error.problems?.[0]?.pointer]).toEqual([
      "ACC_ANSWER_UNREADABLE",
      pointer,
    ]);
  });

  test("a completed payment without its moment is an error: leaving it out would lose money", async () => {
    const error: unknown = await pulled(answering({ ...row, paidAt: null })).catch((thrown) => thrown);
    expect(ConnectorError.is(error) && error.message).toBe("a completed payment has no paidAt");
  });
});

describe("a period", () => {
  const at = (paidAt: string) => ({ ...row, id: paidAt, paidAt });
  const moments = [
    "2026-02-28T21:59:59Z", // the last second of February in Helsinki
    "2026-02-28T22:00:00Z",
    "2026-03-31T20:59:59Z", // summer time has begun: the last second of March
    "2026-03-31T21:00:00Z",
  ].map(at);

  test("has its own days in the books' time zone, and asks for more on both sides", async () => {
    const http = answering(...moments);
    const found = await pulled(http);
    expect(found.map(({ paymentId }) => paymentId)).toEqual([moments[1]?.id, moments[2]?.id]);
    expect(new URL(http.requests[0]?.url ?? "").search).toBe(
      "?status=completed&fromDate=2026-02-28&toDate=2026-04-02&page=1&limit=2",
    );
    const days = (await pulled(answering(...moments), { zone: "UTC" })).map(({ paymentDate }) => paymentDate);
    expect(days).toEqual(["2026-03-31", "2026-03-31"]);
  });

  test("and the next one together have every payment once", async () => {
    const april = { from: civilDate("2026-04-01"), to: civilDate("2026-04-30") };
    const february = { from: civilDate("2026-02-01"), to: civilDate("2026-02-28") };
    const found = await Promise.all(
      [february, march, april].map((each) => pulled(answering(...moments), {}, each)),
    );
    expect(found.map((each) => each.length)).toEqual([1, 2, 1]);
  });

  test("reaches back further where Finkare's dates mean when a payment was created", async () => {
    const http = answering(row);
    await pulled(http, { lookBackDays: 60 });
    expect(new URL(http.requests[0]?.url ?? "").searchParams.get("fromDate")).toBe("2025-12-31");
  });
});

describe("pages", () => {
  const ids = (letters: string, total: number): HttpResult =>
    json({ success: true, data: [...letters].map((id) => ({ ...row, id })), pagination: { total } });
  const paged = (...pages: readonly HttpResult[]) =>
    scriptedHttp(({ url }) => {
      const number = Number(new URL(url).searchParams.get("page"));
      return pages[number - 1] ?? pages.at(-1) ?? json({});
    });

  test("two of them are one list, each payment once", async () => {
    const found = await pulled(paged(ids("ab", 3), ids("bc", 3)));
    expect(found.map(({ paymentId }) => paymentId)).toEqual(["a", "b", "c"]);
  });

  test.each<readonly [string, ScriptedHttp, string]>([
    ["shrinks", paged(ids("ab", 4), ids("d", 3)), "shrank from 4 to 3 rows while it was read"],
    ["repeats itself", paged(ids("ab", 4)), "repeats the same rows on every page"],
    ["ends early", paged(ids("ab", 4), ids("", 4)), "ended after 2 of 4 rows"],
  ])("a list that %s is an error", async (_, http, words) => {
    await expect(pulled(http)).rejects.toThrow(`payments ${words}`);
  });
});

test("a field that nobody reads is told by its name and place, without its value", async () => {
  const rows = ["p-1", "p-2"].map((id) => ({ ...row, id, feeCents: 250, note: "Canary" }));
  const warnings: Problem[] = [];
  const { payments } = finkareSource({ payments: testClient(answering(...rows)) });
  for await (const _ of payments?.(march, (each) => warnings.push(each)) ?? []);
  expect(warnings.map(({ code, severity, pointer }) => [code, severity, pointer])).toEqual([
    ["ACC_DOCUMENT_FIELD_UNKNOWN", "warning", "/data/0/feeCents"],
    ["ACC_DOCUMENT_FIELD_UNKNOWN", "warning", "/data/0/note"],
  ]);
  expect(JSON.stringify(warnings)).not.toMatch(/Canary|250/u);
});
