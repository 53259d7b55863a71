const KEPT_STATES = 100;

/** The present state of a tenant and its last hundred, for stale reads. */
export class History<B> {
  readonly #opening: B;
  #states: readonly B[];

  constructor(opening: B) {
    this.#opening = opening;
    this.#states = [opening];
  }

  /** The state that many writes ago; 0 is now, the oldest kept one when there are fewer. */
  at(writesBehind = 0): B {
    return this.#states[Math.max(0, this.#states.length - 1 - writesBehind)] ?? this.#opening;
  }

  /** Makes a state the present one. */
  write(state: B): void {
    this.#states = [...this.#states.slice(1 - KEPT_STATES), state];
  }

  /** Back to the opening state. */
  reset(): void {
    this.#states = [this.#opening];
  }
}
