const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/;
const DAY_MS = 86_400_000;

/** Whether the text is an existing day, `2017-01-30`. */
export function isDay(text: string): boolean {
  if (!DAY.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Whether the text is a date-time of the API, `2017-01-30T15:20:00`: no zone, whole seconds. */
export function isMoment(text: string): boolean {
  return MOMENT.test(text) && isDay(text.slice(0, 10)) && !Number.isNaN(Date.parse(`${text}Z`));
}

/** Days from one day to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** The date-time one second later. */
export function nextSecond(moment: string): string {
  return new Date(Date.parse(`${moment}Z`) + 1000).toISOString().slice(0, 19);
}

const formatOf = (timeZone: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" });
// Building a format costs far more than using it.
const formats = { "Europe/Helsinki": formatOf("Europe/Helsinki"), UTC: formatOf("UTC") } as const;

/** An instant as the server's wall clock shows it, without a zone. */
export function wallClock(instant: Date, zone: "Europe/Helsinki" | "UTC"): string {
  return formats[zone].format(instant).replace(" ", "T");
}
