import { UTCDate } from "@date-fns/utc/date";
import { addDays as addDaysToDate } from "date-fns/addDays";
import { addMonths as addMonthsToDate } from "date-fns/addMonths";
import { differenceInCalendarDays } from "date-fns/differenceInCalendarDays";
import { endOfMonth as endOfMonthOf } from "date-fns/endOfMonth";
import { format } from "date-fns/format";
import { startOfMonth as startOfMonthOf } from "date-fns/startOfMonth";
import { z } from "zod";

/** A calendar day without time and time zone, `YYYY-MM-DD`; only days that exist. */
export const CivilDate = z.iso.date().brand<"CivilDate">();
/** A calendar day without time and time zone, `YYYY-MM-DD`; only days that exist. */
export type CivilDate = z.infer<typeof CivilDate>;

// date-fns computes on local days, and some zones have skipped whole ones: UTCDate keeps the process's
// time zone out. The date objects never leave this file.
const dateOf = (date: CivilDate): UTCDate => new UTCDate(`${date}T00:00:00Z`);

const civilDateOf = (date: Date): CivilDate => civilDate(date.toISOString().slice(0, "YYYY-MM-DD".length));

/**
 * Brands a calendar day.
 *
 * @throws RangeError when the text is not an existing day written as `YYYY-MM-DD`.
 */
export function civilDate(text: string): CivilDate {
  const parsed = parseCivilDate(text);
  if (parsed === undefined) throw new RangeError("A date must be an existing day as YYYY-MM-DD");
  return parsed;
}

/** Reads `YYYY-MM-DD`; undefined for another form and for days that do not exist. */
export function parseCivilDate(text: string): CivilDate | undefined {
  return CivilDate.safeParse(text).data;
}

/**
 * Reads the day of a date-time at midnight (`2026-03-27T00:00:00Z`, with any offset or none) as it is written.
 * Undefined for another time of day: which day that is depends on a time zone that the text does not name.
 */
export function civilDateFromDateTime(text: string): CivilDate | undefined {
  const midnight = /^(\d{4}-\d{2}-\d{2})T00:00(?::00(?:\.0{1,9})?)?(?:Z|[+-]\d{2}:\d{2})?$/.exec(text);
  return midnight?.[1] === undefined ? undefined : parseCivilDate(midnight[1]);
}

/** Reads a day in the Finnish order, with or without leading zeros: `7.2.2014`. */
export function parseFinnishDate(text: string): CivilDate | undefined {
  const match = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  if (match === null) return undefined;
  const [, day = "", month = "", year = ""] = match;
  return parseCivilDate(`${year}-${twoDigits(month)}-${twoDigits(day)}`);
}

/** Writes a day in the Finnish order without leading zeros: `7.2.2014`. */
export const formatFinnishDate = (date: CivilDate): string => format(dateOf(date), "d.M.yyyy");

/** Adds days; a negative count goes back. Throws RangeError outside the years 0000–9999. */
export const addDays = (date: CivilDate, days: number): CivilDate =>
  civilDateOf(addDaysToDate(dateOf(date), days));

/** Adds months and keeps the day, or takes the month's last day when it is shorter: 31 January and 1 is 28 or 29 February. */
export const addMonths = (date: CivilDate, months: number): CivilDate =>
  civilDateOf(addMonthsToDate(dateOf(date), months));

/** The first day of the date's month. */
export const startOfMonth = (date: CivilDate): CivilDate => civilDateOf(startOfMonthOf(dateOf(date)));

/** The last day of the date's month. */
export const endOfMonth = (date: CivilDate): CivilDate => civilDateOf(endOfMonthOf(dateOf(date)));

/** Orders dates from the earliest to the latest. */
export function compareDates(left: CivilDate, right: CivilDate): -1 | 0 | 1 {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** Number of days from the first date to the second; negative when the second is earlier. */
export const daysBetween = (from: CivilDate, to: CivilDate): number =>
  differenceInCalendarDays(dateOf(to), dateOf(from));

/** Whether a date lies between two dates, both included. */
export function isWithin(date: CivilDate, from: CivilDate, to: CivilDate): boolean {
  return from <= date && date <= to;
}

/**
 * The calendar day on which an instant (milliseconds since 1970-01-01T00:00Z) falls in an IANA time zone.
 *
 * @throws RangeError when the zone is unknown or the instant is outside the years 0–9999.
 */
export function civilDateOfInstant(epochMilliseconds: number, timeZone: string): CivilDate {
  const format = formatOf(timeZone);
  const parts = new Map(format.formatToParts(epochMilliseconds).map(({ type, value }) => [type, value]));
  const year = (parts.get("year") ?? "").padStart(4, "0");
  return civilDate(`${year}-${parts.get("month")}-${parts.get("day")}`);
}

// Building a format costs far more than using it, and zones are few.
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    calendar: "gregory",
    numberingSystem: "latn",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  formats.set(timeZone, format);
  return format;
}

const twoDigits = (value: string): string => value.padStart(2, "0");
