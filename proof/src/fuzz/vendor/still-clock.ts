import { type Clock, civilDateOfInstant } from "@confirma-connect/core";

const moment = 1_790_000_000_000;

/** A clock that stands still: a trial is the same whenever it is run. */
export const stillClock: Clock = { now: () => moment, today: (zone) => civilDateOfInstant(moment, zone) };

/** The same moment as a Date, for stand-ins. */
export const stillDate = (): Date => new Date(moment);
