import { type ErrorMessage, ProcountorFailure } from "../failure.ts";
import type { Scene } from "../scene.ts";

/** The refusal of a day in no year, a closed year or a closed tracking period; nothing when it is open. */
export function closedPeriod(scene: Scene, day: string): readonly ErrorMessage[] {
  const year = scene.book.fiscalYears.find((one) => one.startDate <= day && day <= one.endDate);
  const period = year?.trackingPeriods.find((one) => one.startDate <= day && day <= one.endDate);
  const pendingTakes = scene.readings.pendingPeriod === "open";
  const open =
    year?.isOpen === true &&
    (period === undefined || period.status === "OPEN" || (period.status === "PENDING" && pendingTakes));
  return open ? [] : [{ status: scene.readings.closedPeriodStatus, message: "CLOSED_FISCAL_PERIOD" }];
}

/** Refuses a day that is not open. */
export function requireOpen(scene: Scene, day: string): void {
  const errors = closedPeriod(scene, day);
  if (errors.length > 0) throw new ProcountorFailure(errors);
}
