import { addDays, type CivilDate, ConnectorError, compareDates, type Period } from "@confirma-connect/core";

/**
 * Divides a closed period into consecutive closed windows of at most `days` days, which together hold every day
 * once. Throws ConnectorError ACC_REQUEST_QUERY when the period ends before it begins.
 */
export function splitPeriod({ from, to }: Period, days: number): readonly Period[] {
  if (compareDates(from, to) > 0) {
    const message = "a period must not end before it begins";
    throw new ConnectorError({ code: "ACC_REQUEST_QUERY", stage: "read", delivery: "notSent", message });
  }
  const windows: Period[] = [];
  for (let start = from; compareDates(start, to) <= 0; start = addDays(start, days)) {
    windows.push({ from: start, to: earlier(addDays(start, days - 1), to) });
  }
  return windows;
}

const earlier = (left: CivilDate, right: CivilDate): CivilDate =>
  compareDates(left, right) < 0 ? left : right;
