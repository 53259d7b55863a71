const ANSI = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_MS = 86_400_000;

/** Whether the text is an existing day in the form `yyyy-MM-dd`. */
export function isAnsiDate(text: string): boolean {
  if (!ANSI.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00.000Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}

/** The day a number of days later. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00.000Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** `2024-01-07` as `7.1.2024`. */
export function dottedDate(date: string): string {
  const [year = "", month = "", day = ""] = date.split("-");
  return `${Number(day)}.${Number(month)}.${year}`;
}

/** An instant (`2024-01-07T09:03:24.000Z`) as `7.1.2024 9:03:24`. */
export function dottedTime(instant: string): string {
  const time = instant.slice(11, 19);
  return `${dottedDate(instant.slice(0, 10))} ${time.startsWith("0") ? time.slice(1) : time}`;
}

/** An instant as `2024-01-07 09:03`, the form of `DeleteDate`. */
export function minuteTime(instant: string): string {
  return instant.slice(0, 16).replace("T", " ");
}
