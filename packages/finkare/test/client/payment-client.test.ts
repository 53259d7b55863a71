import { inspect } from "node:util";
import { ConnectorError, problem } from "@confirma-connect/core";
import type { HttpResult } from "@confirma-connect/http";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { answered, json, ownAnswer, scriptedHttp, testClient } from "../support/test-client.ts";

const payment = (id: number, fields: Readonly<Record<string, unknown>> = {}) => ({
  id: `p-${id}`,
  invoiceId: "i-1",
  amountCents: id,
  currency: "EUR",
  status: "completed",
  method: "card",
  paidAt: "2026-03-10T14:22:00Z",
  ...fields,
});

interface Served {
  /** The service's own largest page. */
  readonly cap?: number;
  /** Whether answers have a `pagination`. */
  readonly counted?: boolean;
  /** What the list is when a request comes, counted from 1. */
  readonly at?: (request: number, rows: readonly number[]) => readonly number[];
}

/** Finkare with so many payments. */
function list(total: number, { cap = 100, counted = true, at = (_, rows) => rows }: Served = {}) {
  const opening = Array.from({ length: total }, (_, index) => index + 1);
  let requests = 0;
  return scriptedHttp(({ url }) => {
    requests += 1;
    const asked = new URL(url).searchParams;
    const limit = Math.min(Number(asked.get("limit")), cap);
    const page = Number(asked.get("page"));
    const now = at(requests, opening);
    const data = now.slice((page - 1) * limit, page * limit).map((id) => payment(id));
    const pagination = { page, limit, total: now.length };
    return json({ success: true, data, ...(counted ? { pagination } : {}) });
  });
}

async function collect<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

describe("paging", () => {
  test("gives every payment once, whatever the sizes; several pages are walked twice", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 150 }),
        fc.integer({ min: 1, max: 100 }),
        fc.integer({ min: 1, max: 100 }),
        async (total, pageSize, cap) => {
          const http = list(total, { cap });
          const found = await collect(testClient(http, { pageSize }).list({ status: "completed" }));
          expect(found.map(({ amountCents }) => amountCents)).toEqual(
            Array.from({ length: total }, (_, index) => index + 1),
          );
          const pages = Math.max(1, Math.ceil(total / Math.min(pageSize, cap)));
          expect(http.requests).toHaveLength(pages === 1 ? 1 : 2 * pages);
        },
      ),
      { numRuns: 50 },
    );
  });

  const page = (ids: readonly number[], total?: number) =>
    json({ success: true, data: ids.map((id) => payment(id)), ...(total ? { pagination: { total } } : {}) });

  test.each<readonly [string, (page: number) => HttpResult, string]>([
    ["ends early", (number) => page(number === 1 ? [1] : [], 3), "payments ended after 1 of 3 rows"],
    ["repeats itself", () => page([1], 3), "payments repeats the same rows on every page"],
    ["shrinks", (number) => page([number], 5 - number), "payments shrank from 4 to 3 rows while it was read"],
    ["fails", () => answered(403, ""), "payments, page 1: Finkare answered 403 to payments"],
  ])("a list that %s is an error, not a short list", async (_, answer, words) => {
    const http = scriptedHttp(({ url }) => answer(Number(new URL(url).searchParams.get("page"))));
    const error: unknown = await collect(testClient(http).list()).catch((thrown: unknown) => thrown);
    expect(ConnectorError.is(error) && [error.stage, error.message]).toEqual(["read", words]);
  });

  test("without counts a page that Finkare made smaller than it was asked to is no end", async () => {
    const http = list(60, { cap: 20, counted: false });
    const found = await collect(testClient(http, { pageSize: 100 }).list());
    expect([found.length, http.requests.length]).toEqual([60, 8]);
  });

  test("a payment that moved to a page that was read already is found, although the count stayed the same", async () => {
    const moved = (request: number, rows: readonly number[]): readonly number[] =>
      request === 1 ? rows : [...rows.filter((id) => id !== 5), 61];
    const http = list(60, { cap: 20, at: moved });
    const found = await collect(testClient(http, { pageSize: 20 }).list());
    const ids = found.map(({ amountCents }) => amountCents);
    expect(ids).toEqual(
      moved(
        2,
        Array.from({ length: 60 }, (_, index) => index + 1),
      ),
    );
    expect(http.requests).toHaveLength(9);
  });

  test("a list that never stands still fails in the end: nothing of it is given", async () => {
    const http = list(60, { at: (request, rows) => rows.map((id) => id + request) });
    const walk = collect(testClient(http, { pageSize: 20 }).list());
    await expect(walk).rejects.toThrow("payments moved each time it was read");
    expect(http.requests).toHaveLength(12);
  });
});

describe("scopes", () => {
  test("a call whose scope the key is known to lack is refused without being sent", async () => {
    const http = scriptedHttp(() => json(ownAnswer("statistics")));
    const payments = testClient(http, { scopes: ["payments:read"] });
    expect(await payments.statistics("month")).toEqual({
      type: "refused",
      problems: [
        problem("ACC_AUTH_NOT_ALLOWED", {
          message: "statistics needs the scope reports:read, which the key does not have",
        }),
      ],
    });
    expect(http.requests).toEqual([]);
  });

  test("reading payments needs payments:read and nothing else", async () => {
    const reports = testClient(list(1), { scopes: ["reports:read", "webhooks:manage"] });
    const types = [await reports.page(), await reports.get("p"), await reports.ofInvoice("i")].map(
      ({ type }) => type,
    );
    expect(types).toEqual(["refused", "refused", "refused"]);
    expect(await testClient(list(1), { scopes: ["payments:read"] }).page()).toMatchObject({ type: "ok" });
  });
});

describe("results", () => {
  test.each([
    [400, "refused", "ACC_REFUSED_INVALID_DATA"],
    [401, "refused", "ACC_AUTH_FAILED"],
    [403, "refused", "ACC_AUTH_NOT_ALLOWED"],
    [404, "refused", "ACC_REFUSED_NOT_FOUND"],
    [422, "refused", "ACC_REFUSED_INVALID_DATA"],
    [429, "notSent", "ACC_RATE_LIMITED"],
    [418, "unknown", "ACC_ANSWER_UNMAPPED"],
    [301, "unknown", "ACC_ANSWER_UNREADABLE"],
    [502, "unknown", "ACC_UNKNOWN_SERVER_FAULT"],
  ])("%i is %s", async (status, type, code) => {
    const result = await testClient(scriptedHttp(() => answered(status, "{}"))).get("p-1");
    expect(result).toMatchObject({ type, problems: [{ code }] });
  });

  test.each([
    '{"success":false,"data":[]}',
    "<html></html>",
    "",
    "[]",
    '{"success":true}',
    '{"success":true,"data":{}}',
  ])("%j with 200 is no empty list", async (text) => {
    const result = await testClient(scriptedHttp(() => answered(200, text))).page();
    expect(result).toMatchObject({ type: "unknown", problems: [{ code: "ACC_ANSWER_UNREADABLE" }] });
  });

  test("a delay that was asked for is given on", async () => {
    const http = scriptedHttp(() => answered(429, "", { "retry-after": "9" }));
    expect(await testClient(http).page()).toMatchObject({ type: "notSent", retryAfter: 9000 });
  });

  test.each(["", "..", "a/b", "a?b", "é"])("the identifier %j is refused without being sent", async (id) => {
    const http = scriptedHttp(() => json({}));
    const result = await testClient(http).get(id);
    expect(result).toMatchObject({ type: "refused", problems: [{ code: "ACC_REQUEST_QUERY" }] });
    expect(http.requests).toEqual([]);
  });

  test("show neither the key nor what an answer quotes", async () => {
    const texts = [
      '{"name":"canary"}',
      '{"success":true,"data":[{"id":"canary","currency":"canary"}]}',
      "canary",
    ];
    for (const status of [200, 400, 401, 429, 500]) {
      for (const text of texts) {
        const payments = testClient(scriptedHttp(() => answered(status, text)));
        const results = [await payments.page(), await payments.get("p"), await payments.statistics("day")];
        const error: unknown = await collect(payments.list()).catch((thrown: unknown) => thrown);
        const shown = [...results, payments, error].map((each) => {
          const { stack: _, ...rest } = each instanceof Error ? each : { stack: "" };
          return `${each} ${JSON.stringify(each)} ${inspect(each instanceof Error ? rest : each, { depth: 9 })}`;
        });
        expect(shown.filter((shownText) => shownText.includes("canary"))).toEqual([]);
      }
    }
  });
});
