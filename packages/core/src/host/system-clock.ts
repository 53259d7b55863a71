import type { Clock } from "../ports/clock.ts";
import { civilDateOfInstant } from "../value/civil-date.ts";

/** The machine's clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  today: (zone) => civilDateOfInstant(Date.now(), zone),
  // Whole milliseconds: moments that are computed from it are stored as integers.
  elapsed: () => Math.trunc(performance.now()),
};
