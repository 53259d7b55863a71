import { type CivilDate, compareDates, type Periods } from "@confirma-connect/core";
import type { z } from "zod";
import { unreadable } from "../map/unreadable.ts";
import type { FiscalYears } from "../wire/answer/register.ts";

interface Part {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly open: boolean;
}

/**
 * Tracking periods of all fiscal years, oldest first; a year without any stands for itself. The lock is the
 * last day up to which everything is closed: a closed period behind an open one is no lock.
 */
export function periodsOf({ fiscalYears }: z.output<typeof FiscalYears>): Periods {
  const parts = fiscalYears
    .flatMap(({ startDate, endDate, isOpen, trackingPeriods }): readonly Part[] =>
      trackingPeriods.length === 0
        ? [{ ...days(startDate, endDate), open: isOpen !== false }]
        : trackingPeriods.map((period) => ({
            ...days(period.startDate, period.endDate),
            open: isOpen !== false && period.status === "OPEN",
          })),
    )
    .toSorted((left, right) => compareDates(left.from, right.from));
  const firstOpen = parts.findIndex(({ open }) => open);
  const closed = firstOpen < 0 ? parts : parts.slice(0, firstOpen);
  const lock = closed.at(-1)?.to;
  return {
    periods: parts.map(({ from, to }) => ({ name: `${from} - ${to}`, from, to })),
    ...(lock === undefined ? {} : { accountingLock: lock }),
  };
}

/** A period whose days cannot be read is an error, as it could hide a lock. */
const days = (from: CivilDate | undefined, to: CivilDate | undefined) => ({
  from: from ?? unreadable("startDate", "fiscalyears"),
  to: to ?? unreadable("endDate", "fiscalyears"),
});
