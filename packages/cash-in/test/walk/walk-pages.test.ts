import { ConnectorError } from "@confirma-connect/core";
import type { HttpRequest, HttpResult } from "@confirma-connect/http";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { answered, json, scriptedHttp, testClient } from "../support/test-client.ts";

const row = (id: number) => ({
  AllocationId: String(id),
  Dates: { PaymentDate: "2026-03-01" },
  Amounts: { PaymentAmount: 1 },
  Currency: "EUR",
});

interface List {
  readonly total: number;
  /** The server's own largest page. */
  readonly cap?: number;
  readonly firstPage?: number;
  readonly counted?: boolean;
  /** Rows added in front after each request, newest first. */
  readonly growth?: number;
}

/** A list as the API would page it. */
function list({ total, cap = 1000, firstPage = 1, counted = true, growth = 0 }: List) {
  let requests = 0;
  return scriptedHttp(({ url }) => {
    const asked = new URL(url).searchParams;
    const size = Math.min(Number(asked.get("pageSize")), cap);
    const begin = (Number(asked.get("page")) - firstPage) * size;
    const now = total + growth * requests;
    requests += 1;
    const ids = Array.from({ length: now }, (_, index) => now - index).slice(begin, begin + size);
    const meta = counted ? { TotalCount: now, PageSize: size } : { PageSize: size };
    return json({ Data: ids.map(row), Meta: meta });
  });
}

async function ids(http: ReturnType<typeof scriptedHttp>, options = {}): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const { allocationId } of testClient(http, options).allocatedPayments.all())
    found.push(allocationId);
  return found;
}

const total = fc.integer({ min: 0, max: 120 });
const size = fc.integer({ min: 1, max: 40 });

describe("paging", () => {
  test("gives every row once, whatever the sizes, with both readings of the first page", async () => {
    await fc.assert(
      fc.asyncProperty(
        total,
        size,
        size,
        fc.constantFrom(0, 1),
        fc.boolean(),
        async (rows, pageSize, cap, firstPage, counted) => {
          const http = list({ total: rows, cap, firstPage, counted });
          const found = await ids(http, { pageSize, firstPage });
          expect(found.map(Number)).toEqual(Array.from({ length: rows }, (_, index) => rows - index));
          const pages = Math.max(1, Math.ceil(rows / Math.min(pageSize, cap)));
          // One page with a count, and an empty list, are one moment; everything else is walked twice.
          const walk = counted || rows === 0 ? pages : pages + 1;
          expect(http.requests).toHaveLength(walk === 1 ? 1 : 2 * walk);
        },
      ),
      { numRuns: 60 },
    );
  });

  test("a list that grows in front while it is read loses none of the rows it had, and repeats none", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 80 }),
        fc.integer({ min: 4, max: 20 }),
        async (rows, pageSize) => {
          const found = await ids(list({ total: rows, growth: 1 }), { pageSize });
          expect(new Set(found).size).toBe(found.length);
          expect(Array.from({ length: rows }, (_, index) => found.includes(String(index + 1)))).not.toContain(
            false,
          );
        },
      ),
    );
  });

  test("a list that shrinks while it is read is an error: a row may have slipped past", async () => {
    const walk = ids(list({ total: 30, growth: -1 }), { pageSize: 10 });
    await expect(walk).rejects.toThrow(/^allocated payments shrank from \d+ to \d+ rows while it was read$/u);
  });

  const broken: readonly (readonly [string, (request: HttpRequest) => HttpResult, string])[] = [
    [
      "ends before its count",
      ({ url }) => page(url.includes("page=1&") ? [1, 2] : [], 3),
      "ended after 2 of 3 rows",
    ],
    ["repeats one page for ever", () => page([1, 2], 9), "repeats the same rows on every page"],
    [
      "fails on the way",
      ({ url }) => (url.includes("page=2&") ? answered(503, "") : page([1], 9)),
      "page 2: Cash-In answered 503",
    ],
    ["turns into another answer", () => json({ Message: "hello" }), "/Data: must be a list"],
  ];

  test.each(broken)("a list that %s is an error, not a short list", async (_, answer, words) => {
    const http = scriptedHttp(answer);
    const error: unknown = await ids(http).catch((thrown: unknown) => thrown);
    expect(ConnectorError.is(error) && error.stage).toBe("read");
    expect(String(error)).toContain(words);
    expect(http.requests.length).toBeLessThan(7);
  });

  test("nothing is given before the list was seen to stand still", async () => {
    const http = list({ total: 100 });
    const walk = testClient(http, { pageSize: 10 }).allocatedPayments.all();
    expect(http.requests).toHaveLength(0);
    await walk.next();
    await walk.return();
    expect(http.requests).toHaveLength(20);
  });
});

const page = (numbers: readonly number[], totalCount: number): HttpResult =>
  json({ Data: numbers.map(row), Meta: { TotalCount: totalCount } });
