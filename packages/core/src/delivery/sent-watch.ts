import type { Clock } from "../ports/clock.ts";

/**
 * Since when this process has known that a step may be on its way, by a clock that nobody can set: a wall clock that
 * was put forward must not end the wait for late writes. What another process has sent counts from the first look.
 */
export class SentWatch {
  readonly #clock: Clock;
  readonly #since = new Map<string, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** A request of the step may just have left, or may just have been given up. */
  begin(reference: string, step: string): void {
    const elapsed = this.#clock.elapsed?.();
    if (elapsed !== undefined) this.#since.set(keyOf(reference, step), elapsed);
  }

  /** How long the step has been watched, in milliseconds; undefined on a clock that cannot tell. */
  age(reference: string, step: string): number | undefined {
    const elapsed = this.#clock.elapsed?.();
    if (elapsed === undefined) return undefined;
    const since = this.#since.get(keyOf(reference, step));
    if (since === undefined) this.begin(reference, step);
    return elapsed - (since ?? elapsed);
  }

  /** The step's outcome is known. */
  end(reference: string, step: string): void {
    this.#since.delete(keyOf(reference, step));
  }
}

const keyOf = (reference: string, step: string): string => `${reference} ${step}`;
