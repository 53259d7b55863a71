import { z } from "zod";

/** A calendar day without time and time zone, `YYYY-MM-DD`; only days that exist. */
export const CivilDate = z.iso.date().brand<"CivilDate">();
/** A calendar day without time and time zone, `YYYY-MM-DD`; only days that exist. */
export type CivilDate = z.infer<typeof CivilDate>;

// Arithmetic counts days from 1970-01-01 on the UTC scale, where every day has 24 hours: the process's time zone
// has no say. Functions of date-fns work on local days, of which some zones have skipped whole ones.
const dayMilliseconds = 86_400_000;

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
export function formatFinnishDate(date: CivilDate): string {
  const { year, month, day } = partsOf(date);
  return `${day}.${month}.${String(year).padStart(4, "0")}`;
}

/** Adds days; a negative count goes back. Throws RangeError outside the years 0000–9999. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return dateOfDayNumber(dayNumberOf(date) + days);
}

/** Adds months and keeps the day, or takes the month's last day when it is shorter: 31 January and 1 is 28 or 29 February. */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const { year, month, day } = partsOf(date);
  const count = year * 12 + (month - 1) + months;
  const target = { year: Math.floor(count / 12), month: (((count % 12) + 12) % 12) + 1 };
  return dateOfParts({ ...target, day: Math.min(day, daysInMonth(target.year, target.month)) });
}

/** The first day of the date's month. */
export function startOfMonth(date: CivilDate): CivilDate {
  return dateOfParts({ ...partsOf(date), day: 1 });
}

/** The last day of the date's month. */
export function endOfMonth(date: CivilDate): CivilDate {
  const { year, month } = partsOf(date);
  return dateOfParts({ year, month, day: daysInMonth(year, month) });
}

/** Orders dates from the earliest to the latest. */
export function compareDates(left: CivilDate, right: CivilDate): -1 | 0 | 1 {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** Number of days from the first date to the second; negative when the second is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return dayNumberOf(to) - dayNumberOf(from);
}

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
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    calendar: "gregory",
    numberingSystem: "latn",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  const parts = new Map(format.formatToParts(epochMilliseconds).map(({ type, value }) => [type, value]));
  const year = (parts.get("year") ?? "").padStart(4, "0");
  return civilDate(`${year}-${parts.get("month")}-${parts.get("day")}`);
}

interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function partsOf(date: CivilDate): DateParts {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8)) };
}

function dateOfParts({ year, month, day }: DateParts): CivilDate {
  const [y, m, d] = [String(year).padStart(4, "0"), twoDigits(month), twoDigits(day)];
  return civilDate(`${y}-${m}-${d}`);
}

function twoDigits(value: number | string): string {
  return String(value).padStart(2, "0");
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function dayNumberOf(date: CivilDate): number {
  return Date.parse(`${date}T00:00:00Z`) / dayMilliseconds;
}

function dateOfDayNumber(dayNumber: number): CivilDate {
  return civilDate(new Date(dayNumber * dayMilliseconds).toISOString().slice(0, -"T00:00:00.000Z".length));
}
