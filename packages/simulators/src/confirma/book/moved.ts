const DAY_MS = 86_400_000;

/** The day (`YYYY-MM-DD`) so many days later, or earlier for a negative number. */
export const moved = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
