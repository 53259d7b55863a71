import { type Clock, civilDateOfInstant, systemClock } from "@confirma-connect/core";

/** Real time with leaps: waiting costs nothing, and whatever was due meanwhile happens before it ends. */
export class BenchTime {
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
