import type { Clock } from "../ports/clock.ts";
import { civilDateOfInstant } from "../value/civil-date.ts";

/** The machine's clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  today: (zone) => civilDateOfInstant(Date.now(), zone),
  elapsed: () => performance.now(),
};
