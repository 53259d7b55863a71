import { token } from "../di/token.ts";
import type { CivilDate } from "../value/civil-date.ts";

/** Time as the engine sees it. */
export interface Clock {
  /** Whole milliseconds since 1970-01-01T00:00Z. */
  now(): number;
  /** The civil date in a time zone (IANA name). */
  today(zone: string): CivilDate;
  /**
   * Whole milliseconds since a fixed moment of this process, by a clock that nobody can set. With it a wall clock that is
   * put forward or back makes no lease longer and no wait shorter; without it `now()` is believed.
   */
  elapsed?(): number;
}

/** Container token of the {@link Clock}. */
export const Clock = token<Clock>("Clock");
