import { addDays, type CivilDate, compareDates, type Period, systemClock } from "@confirma-connect/core";
import { CommandError } from "../../command-error.ts";
import { exitCodes } from "../../exit-code.ts";
import { periodOf } from "../period-option.ts";

/** How far back a run reads unless it is told, in days. */
export const defaultDays = 365;

/** The days that are asked for; either may be left out. */
export interface AskedDays {
  readonly from?: CivilDate;
  readonly to?: CivilDate;
  readonly dryRun: boolean;
}

/**
 * The days that a run reads, up to today in the configured zone. Throws CommandError when they end before today and
 * something may be sent: who paid after them would be handed over.
 */
export function collectionPeriod({ from, to, dryRun }: AskedDays, zone: string): Period {
  const today = systemClock.today(zone);
  const last = to ?? today;
  const period = periodOf({ from: from ?? addDays(last, -defaultDays), to: last });
  if (dryRun || compareDates(last, today) >= 0) return period;
  throw new CommandError(exitCodes.usage, {
    code: "ACC_REQUEST_QUERY",
    message: `the period ends (${last}) before today (${today}): later payments would not be seen`,
    advice: "Leave --to out, or add --dry-run.",
  });
}
