import { civilDate } from "@confirma-connect/core";
import {
  defaultConfirmaReadings,
  demoConfirmaAccount,
  generateConfirmaMonth,
} from "@confirma-connect/simulators";
import { describe, expect, test } from "@jest/globals";
import { readReadings } from "./read-readings.ts";
import { all, march, running } from "./running.ts";
import { writeReadings } from "./write-readings.ts";

const rows = [...readReadings, ...writeReadings];

describe("the client in every reading of what the public pages leave open", () => {
  test.each(rows.map((row) => [row.reading, row.value, row] as const))(
    "%s: %j",
    async (name, value, { run, outcome }) => {
      const met = await run(await running({ readings: { [name]: value } }));
      expect({ met }).toMatchObject({ met: outcome });
    },
  );

  test.each([
    ["429", undefined],
    ["429WithRetryAfter", 1000],
  ] as const)(
    "rateExcess: %s is not sent, with the delay where one is given",
    async (rateExcess, retryAfter) => {
      const { client } = await running({ requestsPerSecond: 1, readings: { rateExcess } });
      const results = await Promise.all([1, 2, 3].map(() => client.payments.retrievePayments(march)));
      const late = results.filter(({ type }) => type !== "ok");
      expect(late.length).toBeGreaterThan(0);
      for (const result of late)
        expect(result).toEqual({
          type: "notSent",
          problems: [expect.objectContaining({ code: "ACC_RATE_LIMITED" })],
          ...(retryAfter === undefined ? {} : { retryAfter }),
        });
    },
  );

  test.each(["bookingDate", "paymentDate"] as const)(
    "paymentPeriod: the period is about the %s; two months together have every payment",
    async (paymentPeriod) => {
      const book = generateConfirmaMonth({ month: "2026-03", cases: 30 });
      const last = { ...book.payments[0], paymentDate: "2026-03-31", bookingDate: "2026-04-01" };
      const payments = book.payments.map((each, index) => (index === 0 ? { ...each, ...last } : each));
      const accounts = [demoConfirmaAccount({ book: { ...book, payments } })];
      const { client } = await running({ accounts, readings: { paymentPeriod } });
      const april = { from: civilDate("2026-04-01"), to: civilDate("2026-04-30") };
      const [inMarch, inApril] = [
        await all(client.payments.payments(march)),
        await all(client.payments.payments(april)),
      ];
      // What was paid in one month and booked in the other belongs to both, whichever date the agency goes by.
      const shared = paymentPeriod === "bookingDate" ? 1 : 0;
      expect(inMarch.length + inApril.length).toBe(book.payments.length + shared);
      expect(inApril.map(({ paymentDate }) => paymentDate)).toEqual(
        paymentPeriod === "bookingDate" ? ["2026-03-31"] : [],
      );
    },
  );

  test.each(["settlementDate", "publishedDate"] as const)(
    "settlementPeriod: the period is about the %s; two months together have every settlement",
    async (settlementPeriod) => {
      const { client, simulator } = await running({ readings: { settlementPeriod } });
      const april = { from: civilDate("2026-04-01"), to: civilDate("2026-04-30") };
      const lists = [march, april].map((period) => all(client.payments.settlements(period)));
      const dates = (await Promise.all(lists)).map((list) => list.map((each) => each.settlementDate));
      const known = simulator.probe.books().settlements.map((each) => each.settlementDate);
      expect([...new Set(dates.flat())]).toEqual(known);
      // The last one is made known in April. March's request asks for a day more, so it may show it as well.
      expect(dates[1]).toEqual(settlementPeriod === "publishedDate" ? ["2026-03-28"] : []);
    },
  );

  test("none is left out: periodEnd and settlementForm are in simulator.test.ts", () => {
    const elsewhere = ["periodEnd", "settlementForm", "rateExcess", "paymentPeriod", "settlementPeriod"];
    const here = new Set([...rows.map((row) => row.reading), ...elsewhere]);
    expect([...here].sort()).toEqual(Object.keys(defaultConfirmaReadings).sort());
  });
});
