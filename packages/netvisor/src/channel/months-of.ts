import { addDays, compareDates, endOfMonth, type Period } from "@confirma-connect/core";

/** Cuts a period at the ends of months: lists have no paging, so long periods are read in parts. */
export function monthsOf({ from, to }: Period): readonly Period[] {
  const months: Period[] = [];
  let start = from;
  while (compareDates(start, to) <= 0) {
    const end = endOfMonth(start);
    const last = compareDates(end, to) < 0 ? end : to;
    months.push({ from: start, to: last });
    start = addDays(last, 1);
  }
  return months;
}
