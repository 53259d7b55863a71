import { addDays, ConnectorError, civilDate, daysBetween, problem } from "@confirma-connect/core";
import type { HttpRequest } from "@confirma-connect/http";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { splitPeriod } from "../../src/walk/split-period.ts";
import { fixture } from "../support/fixture.ts";
import { answered, json, scriptedHttp, testClient } from "../support/test-client.ts";

const first = civilDate("2025-01-01");
const days = fc.integer({ min: 0, max: 800 });
const width = fc.integer({ min: 1, max: 60 });
const asked = ({ url }: HttpRequest) => new URL(url).searchParams;

const payment = (paymentDate: string) => ({
  caseId: 1,
  invoiceNumber: paymentDate,
  paymentDate: `${paymentDate}T00:00:00Z`,
  paymentAmount: 1,
  currency: "EUR",
});

/** The agency with one payment on every day, in either reading of `toDate`. */
const agency = (periodEnd: "inclusive" | "exclusive") =>
  scriptedHttp((request) => {
    const [from, to] = [
      civilDate(asked(request).get("fromDate") ?? ""),
      civilDate(asked(request).get("toDate") ?? ""),
    ];
    const count = daysBetween(from, to) + (periodEnd === "inclusive" ? 1 : 0);
    return json(Array.from({ length: count }, (_, index) => payment(addDays(from, index))));
  });

async function collect<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

describe("windows", () => {
  test("hold every day of the period once, in order, and none is too wide", () => {
    fc.assert(
      fc.property(days, width, (length, most) => {
        const to = addDays(first, length);
        const windows = splitPeriod({ from: first, to }, most);
        expect(windows[0]?.from).toBe(first);
        expect(windows.at(-1)?.to).toBe(to);
        windows.forEach((window, index) => {
          const size = daysBetween(window.from, window.to) + 1;
          expect(size >= 1 && size <= most).toBe(true);
          expect(windows[index + 1]?.from ?? addDays(to, 1)).toBe(addDays(window.to, 1));
        });
      }),
    );
  });

  test.each(["inclusive", "exclusive"] as const)(
    "toDate %s: every payment of the period comes once, none from outside",
    async (periodEnd) => {
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 0, max: 200 }), width, async (length, windowDays) => {
          const client = testClient(agency(periodEnd), { windowDays, periodEnd });
          const read = await collect(client.payments.payments({ from: first, to: addDays(first, length) }));
          expect(read.map(({ paymentDate }) => paymentDate)).toEqual(
            Array.from({ length: length + 1 }, (_, index) => addDays(first, index)),
          );
        }),
        { numRuns: 30 },
      );
    },
  );

  test("a walk that goes on from any page's cursor gives the rest and nothing twice", async () => {
    const query = { from: first, to: addDays(first, 99) };
    const http = agency("inclusive");
    const { payments } = testClient(http, { windowDays: 7 });
    const pages = await collect(payments.paymentPages(query));
    expect(pages).toHaveLength(15);
    for (const [index, { cursor }] of pages.entries()) {
      const rest = await collect(payments.paymentPages({ ...query, cursor }));
      expect(rest.map(({ period }) => period)).toEqual(pages.slice(index + 1).map(({ period }) => period));
    }
  });

  test("a window that cannot be read ends the walk with its reason; the cursor before leads back to it", async () => {
    let failing = true;
    const http = scriptedHttp((request) =>
      failing && asked(request).get("fromDate") === "2025-01-15"
        ? answered(500, "")
        : json([payment("2025-01-15")]),
    );
    const { payments } = testClient(http, { windowDays: 7 });
    const query = { from: first, to: addDays(first, 30) };
    const cursors: string[] = [];
    const walk = async () => {
      for await (const { cursor } of payments.paymentPages(query)) cursors.push(cursor);
    };
    const error: unknown = await walk().catch((thrown: unknown) => thrown);
    expect(ConnectorError.is(error) && [error.code, error.stage, error.delivery]).toEqual([
      "ACC_UNKNOWN_SERVER_FAULT",
      "read",
      "unknown",
    ]);
    expect(http.requests).toHaveLength(3);
    failing = false;
    const cursor = cursors.at(-1);
    if (cursor === undefined) throw new Error("no page was read");
    const rest = await collect(payments.paymentPages({ ...query, cursor }));
    expect(rest[0]?.period.from).toBe("2025-01-15");
  });

  test.each(["", "nonsense", "e30", Buffer.from('{"walk":"payments"}').toString("base64url")])(
    "%j is no cursor",
    async (cursor) => {
      const { payments } = testClient(agency("inclusive"));
      const pages = payments.paymentPages({ from: first, to: addDays(first, 3), cursor });
      const error: unknown = await collect(pages).catch((thrown: unknown) => thrown);
      expect(ConnectorError.is(error) && error.code).toBe("ACC_REQUEST_QUERY");
    },
  );

  test("a cursor of settlements or of another period is refused", async () => {
    const http = scriptedHttp(() => answered(204, ""));
    const { payments } = testClient(http);
    const query = { from: first, to: addDays(first, 3) };
    const [page] = await collect(payments.settlementPages(query));
    const cursor = page?.cursor ?? "";
    await expect(collect(payments.paymentPages({ ...query, cursor }))).rejects.toThrow("not one of payments");
    const other = { ...query, to: addDays(first, 4), cursor };
    await expect(collect(payments.settlementPages(other))).rejects.toThrow("not one of settlements");
  });

  test("a period that ends before it begins is refused and nothing is sent", async () => {
    const http = agency("inclusive");
    const backwards = { from: addDays(first, 1), to: first };
    const error: unknown = await collect(testClient(http).payments.payments(backwards)).catch(
      (thrown: unknown) => thrown,
    );
    expect(ConnectorError.is(error) && error.code).toBe("ACC_REQUEST_QUERY");
    expect(http.requests).toEqual([]);
  });
});

describe("settlements", () => {
  const query = { from: first, to: addDays(first, 59) };
  const shown = { from: addDays(first, 400), to: addDays(first, 459) };

  test("one that two windows show comes once; one that changed in between comes again", async () => {
    const http = scriptedHttp(() => json(fixture("settlements-newer")));
    const same = await collect(testClient(http).payments.settlements(shown));
    expect([http.requests.length, same.length]).toEqual([3, 1]);
    const text = JSON.stringify(fixture("settlements-newer"));
    let count = 0;
    const changing = scriptedHttp(() => {
      count += 1;
      const fetched = text.replace('"apiFetchDate":null', '"apiFetchDate":"2026-04-01"');
      return answered(200, count === 1 ? fetched : text.replaceAll("103.07", "103.08"));
    });
    const changed = await collect(testClient(changing).payments.settlements(shown));
    expect(changed.map(({ settlementAmount }) => settlementAmount)).toEqual([10_307, 10_308]);
  });

  test("unfetchedOnly is asked for only when it is wanted", async () => {
    const http = scriptedHttp(() => answered(204, ""));
    const { payments } = testClient(http);
    await payments.retrieveSettlements();
    await payments.retrieveSettlements({ unfetchedOnly: false });
    await payments.retrieveSettlements({ unfetchedOnly: true });
    expect(http.requests.map((request) => asked(request).toString())).toEqual(["", "", "unfetchedOnly=true"]);
  });

  test("a lost answer ends the walk; the same window is not asked for again", async () => {
    const http = scriptedHttp(() => ({ type: "unknown", problem: problem("ACC_UNKNOWN_NO_ANSWER") }));
    const walk = collect(testClient(http).payments.settlements({ ...query, unfetchedOnly: true }));
    await expect(walk).rejects.toThrow("settlements (unfetched) 2025-01-01 – 2025-01-30");
    expect(http.requests).toHaveLength(1);
  });
});
