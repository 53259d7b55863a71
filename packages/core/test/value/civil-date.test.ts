import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  addDays,
  addMonths,
  CivilDate,
  civilDate,
  civilDateFromDateTime,
  civilDateOfInstant,
  compareDates,
  daysBetween,
  endOfMonth,
  formatFinnishDate,
  isWithin,
  parseCivilDate,
  parseFinnishDate,
  startOfMonth,
} from "../../src/value/civil-date.ts";
import { dates } from "./arbitrary.ts";

describe("civil date text", () => {
  test.each(["2026-03-27", "2024-02-29", "2000-02-29", "2011-12-30", "9999-12-31"])("%s is a day", (text) => {
    expect(parseCivilDate(text)).toBe(text);
  });

  test.each([
    "2026-02-29",
    "1900-02-29",
    "2026-04-31",
    "2026-13-01",
    "2026-00-10",
    "2026-1-1",
    "26-01-01",
    "2026-03-27T00:00:00Z",
    " 2026-03-27",
    "2026-03-27\n",
    "",
    "0000-00-00",
  ])("%p is none", (text) => {
    expect(parseCivilDate(text)).toBeUndefined();
    expect(CivilDate.safeParse(text).success).toBe(false);
    expect(() => civilDate(text)).toThrow(RangeError);
  });

  test.each([
    "2026-03-27T00:00:00Z",
    "2026-03-27T00:00:00",
    "2026-03-27T00:00Z",
    "2026-03-27T00:00:00.000Z",
    "2026-03-27T00:00:00+02:00",
  ])("%s is midnight of its day", (text) => {
    expect(civilDateFromDateTime(text)).toBe("2026-03-27");
  });

  test.each([
    "2026-03-27T22:00:00Z",
    "2026-03-27T00:00:01Z",
    "2026-03-27T00:00:00.001Z",
    "2026-02-30T00:00:00Z",
    "2026-03-27",
    "2026-03-27 00:00:00",
  ])("%s names no single day", (text) => {
    expect(civilDateFromDateTime(text)).toBeUndefined();
  });

  test.each([
    ["7.2.2014", "2014-02-07", "7.2.2014"],
    ["07.02.2014", "2014-02-07", "7.2.2014"],
    ["31.12.2026", "2026-12-31", "31.12.2026"],
  ])("%s is %s", (text, date, written) => {
    expect(parseFinnishDate(text)).toBe(date);
    expect(formatFinnishDate(civilDate(date))).toBe(written);
  });

  test.each(["31.4.2026", "7.2.14", "7/2/2014", "2014.2.7", "7.2.2014 ", ""])(
    "%p is no Finnish date",
    (text) => {
      expect(parseFinnishDate(text)).toBeUndefined();
    },
  );

  test("every date is read back from the Finnish form", () => {
    fc.assert(fc.property(dates, (date) => parseFinnishDate(formatFinnishDate(date)) === date));
  });
});

describe("civil date arithmetic", () => {
  test.each([
    ["2026-01-31", 1, "2026-02-28"],
    ["2024-01-31", 1, "2024-02-29"],
    ["2026-12-15", 1, "2027-01-15"],
    ["2026-01-15", -1, "2025-12-15"],
    ["2024-02-29", 12, "2025-02-28"],
    ["2026-05-31", -3, "2026-02-28"],
    ["9999-11-30", 1, "9999-12-30"],
  ])("%s and %d months is %s", (date, months, result) => {
    expect(addMonths(civilDate(date), months)).toBe(result);
  });

  test.each([
    ["2024-02-10", "2024-02-01", "2024-02-29"],
    ["2023-02-28", "2023-02-01", "2023-02-28"],
    ["2026-04-30", "2026-04-01", "2026-04-30"],
    ["9999-12-01", "9999-12-01", "9999-12-31"],
  ])("the month of %s is %s to %s", (date, first, last) => {
    expect(startOfMonth(civilDate(date))).toBe(first);
    expect(endOfMonth(civilDate(date))).toBe(last);
  });

  test("knows the days on both sides of clock changes and of days that zones skipped", () => {
    expect(addDays(civilDate("2026-03-28"), 2)).toBe("2026-03-30");
    expect(addDays(civilDate("2026-10-25"), -1)).toBe("2026-10-24");
    expect(addDays(civilDate("2011-12-29"), 1)).toBe("2011-12-30");
    expect(daysBetween(civilDate("2011-12-29"), civilDate("2011-12-31"))).toBe(2);
  });

  test("leaves the calendar only with an error", () => {
    expect(() => addDays(civilDate("9999-12-31"), 1)).toThrow(RangeError);
    expect(() => addMonths(civilDate("9999-12-31"), 1)).toThrow(RangeError);
    expect(() => addDays(civilDate("0000-01-01"), -1)).toThrow(RangeError);
    expect(() => addDays(civilDate("2026-01-01"), Number.NaN)).toThrow(RangeError);
  });

  test("adding days and counting them agree", () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -50_000, max: 50_000 }), (date, days) => {
        const other = addDays(date, days);
        expect(daysBetween(date, other)).toBe(days);
        expect(compareDates(date, other)).toBe(Math.sign(0 - days) + 0);
      }),
    );
  });

  test("a month starts on the 1st, ends the day before the next and contains its days", () => {
    fc.assert(
      fc.property(dates, (date) => {
        expect(startOfMonth(date).slice(8)).toBe("01");
        expect(addDays(endOfMonth(date), 1)).toBe(startOfMonth(addMonths(date, 1)));
        expect(isWithin(date, startOfMonth(date), endOfMonth(date))).toBe(true);
        expect(isWithin(addDays(endOfMonth(date), 1), startOfMonth(date), endOfMonth(date))).toBe(false);
      }),
    );
  });
});

describe("day of an instant", () => {
  const beforeMidnightInUtc = Date.UTC(2026, 2, 26, 22, 30);

  test.each([
    ["UTC", "2026-03-26"],
    ["Europe/Helsinki", "2026-03-27"],
    ["America/New_York", "2026-03-26"],
    ["Pacific/Kiritimati", "2026-03-27"],
  ])("in %s is %s", (zone, date) => {
    expect(civilDateOfInstant(beforeMidnightInUtc, zone)).toBe(date);
  });

  test("Samoa had no 30 December 2011", () => {
    const noon = Date.UTC(2011, 11, 29, 22);
    expect(civilDateOfInstant(noon, "Pacific/Apia")).toBe("2011-12-29");
    expect(civilDateOfInstant(noon + 86_400_000, "Pacific/Apia")).toBe("2011-12-31");
  });

  test("in UTC is the count of days since 1970", () => {
    fc.assert(
      fc.property(dates, fc.nat({ max: 86_399_999 }), (date, time) => {
        const instant = daysBetween(civilDate("1970-01-01"), date) * 86_400_000 + time;
        expect(civilDateOfInstant(instant, "UTC")).toBe(date);
      }),
    );
  });

  test.each([
    [0, "Europe/Nowhere"],
    [Number.NaN, "UTC"],
  ])("%d in %s is refused", (instant, zone) => {
    expect(() => civilDateOfInstant(instant, zone)).toThrow(RangeError);
  });
});
