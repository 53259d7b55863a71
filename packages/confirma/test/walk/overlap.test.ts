import { addDays, type CivilDate, civilDate } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { confirmaSource } from "../../src/index.ts";
import { all } from "../simulator/running.ts";
import { fixture } from "../support/fixture.ts";
import { answered, json, scriptedHttp, testClient } from "../support/test-client.ts";

interface Row {
  readonly paymentDate: CivilDate;
  readonly bookingDate: CivilDate;
}

const day = (offset: number): CivilDate => addDays(civilDate("2026-03-01"), offset);
const period = { from: day(0), to: day(40) };
const midnight = (date: CivilDate): string => `${date}T00:00:00Z`;
const paid = (offset: number, booked = offset): Row => ({
  paymentDate: day(offset),
  bookingDate: day(booked),
});

/** An agency that goes by one of a payment's dates, in either reading of `toDate`. */
const agency = (periodEnd: "inclusive" | "exclusive", goesBy: keyof Row, rows: readonly Row[]) =>
  scriptedHttp(({ url }) => {
    const { fromDate = "", toDate = "" } = Object.fromEntries(new URL(url).searchParams);
    const shown = rows.filter(
      ({ [goesBy]: date }) =>
        date >= fromDate && (periodEnd === "inclusive" ? date <= toDate : date < toDate),
    );
    if (shown.length === 0) return answered(204, "");
    return json(
      shown.map(({ paymentDate, bookingDate }) => ({
        invoiceNumber: "5550017",
        paymentDate: midnight(paymentDate),
        bookingDate: midnight(bookingDate),
        paymentAmount: 1,
        currency: "EUR",
      })),
    );
  });

const read = async (http: ReturnType<typeof agency>, configured: "inclusive" | "exclusive") => {
  const source = confirmaSource(testClient(http, { windowDays: 10, periodEnd: configured }));
  const found: Row[] = [];
  for (const { paymentDate, bookingDate } of await all(source.payments?.(period) ?? failing())) {
    found.push({ paymentDate, bookingDate: bookingDate ?? paymentDate });
  }
  return found;
};

const failing = (): never => {
  throw new Error("the source has no payments");
};

const ends = ["inclusive", "exclusive"] as const;
const cases = ends.flatMap((real) => ends.map((configured) => ({ real, configured })));

describe.each(cases)("toDate is $real and configured as $configured", ({ real, configured }) => {
  test.each(["bookingDate", "paymentDate"] as const)(
    "equal payments on every day come as often as they are there, by %s",
    async (goesBy) => {
      const rows = Array.from({ length: 43 }, (_, index) => index - 1).flatMap((offset) =>
        Array.from({ length: 1 + (offset % 3 === 0 ? 1 : 0) }, () => paid(offset)),
      );
      const http = agency(real, goesBy, rows);
      const own = rows.filter(({ paymentDate }) => paymentDate >= period.from && paymentDate <= period.to);
      expect(await read(http, configured)).toEqual(own);
      expect(http.requests).toHaveLength(5);
    },
  );

  test.each(["bookingDate", "paymentDate"] as const)(
    "payments that are booked later are neither lost nor doubled, by %s",
    async (goesBy) => {
      const rows = Array.from({ length: 38 }, (_, offset) => [
        paid(offset, offset + 1),
        paid(offset, offset + 3),
      ]);
      const found = await read(agency(real, goesBy, rows.flat()), configured);
      const text = (list: readonly Row[]) => list.map((row) => JSON.stringify(row)).toSorted();
      expect(text(found)).toEqual(text(rows.flat()));
    },
  );

  test("what a period's neighbour holds is left to it: two periods give every payment once", async () => {
    const rows = Array.from({ length: 82 }, (_, offset) => paid(offset));
    const source = confirmaSource(testClient(agency(real, "paymentDate", rows), { periodEnd: configured }));
    const halves = [period, { from: day(41), to: day(81) }];
    const found = await Promise.all(halves.map((half) => all(source.payments?.(half) ?? failing())));
    expect(found.flat().map(({ paymentDate }) => paymentDate)).toEqual(rows.map((row) => row.paymentDate));
  });

  test("settlements of every day come once, and none that an answer shows is left out", async () => {
    const text = JSON.stringify(fixture("settlements-newer"));
    const [whole] = [JSON.parse(text)];
    const http = scriptedHttp(({ url }) => {
      const { fromDate = "", toDate = "" } = Object.fromEntries(new URL(url).searchParams);
      const shown = Array.from({ length: 60 }, (_, index) => ({
        id: index + 1,
        date: day(index - 5),
      })).filter(({ date }) => date >= fromDate && (real === "inclusive" ? date <= toDate : date < toDate));
      const settlements = shown.map(({ id, date }) => ({
        ...whole.settlements[0],
        settlementId: id,
        settlementDate: date,
      }));
      return json({ ...whole, settlements });
    });
    const source = confirmaSource(testClient(http, { windowDays: 7, periodEnd: configured }));
    const found = await all(source.settlements?.(period) ?? failing());
    expect(found.map(({ settlementDate }) => settlementDate)).toEqual(
      Array.from({ length: real === "inclusive" ? 42 : 41 }, (_, index) => day(index)),
    );
  });
});
