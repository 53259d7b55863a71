import { type Clock, civilDateOfInstant, systemClock } from "@confirma-connect/core";
import type { ConformanceTime } from "./conformance-subject.ts";

/**
 * Real time with leaps, for subjects whose system and stand-in share a clock: waiting costs nothing, and whatever was
 * due meanwhile happens before a leap ends.
 */
export class LeapingTime implements ConformanceTime {
  readonly clock: Clock = {
    now: () => systemClock.now() + this.#ahead,
    today: (zone) => civilDateOfInstant(this.clock.now(), zone),
  };
  #ahead = 0;
  #land: () => Promise<void> = async () => undefined;

  /** Names what happens after every leap. */
  onAdvance(land: () => Promise<void>): void {
    this.#land = land;
  }

  async advance(milliseconds: number): Promise<void> {
    this.#ahead += milliseconds;
    await this.#land();
  }
}
