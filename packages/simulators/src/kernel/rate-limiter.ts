const WINDOW_MS = 1000;

/** Counts requests per client in a sliding second. */
export class RateLimiter {
  readonly #limitOf: (clientId: string) => number;
  readonly #clock: () => number;
  readonly #taken = new Map<string, readonly number[]>();
  readonly #peaks = new Map<string, number>();

  /** `clock` in milliseconds, never going back. */
  constructor(limitOf: (clientId: string) => number, clock: () => number) {
    this.#limitOf = limitOf;
    this.#clock = clock;
  }

  /** Takes a place; the milliseconds to wait when there is none. */
  take(clientId: string): number {
    const now = this.#clock();
    const recent = (this.#taken.get(clientId) ?? []).filter((at) => now - at < WINDOW_MS);
    const oldest = recent[0];
    this.#peaks.set(clientId, Math.max(recent.length + 1, this.#peaks.get(clientId) ?? 0));
    if (recent.length >= this.#limitOf(clientId) && oldest !== undefined) {
      this.#taken.set(clientId, recent);
      return Math.max(1, Math.ceil(WINDOW_MS - (now - oldest)));
    }
    this.#taken.set(clientId, [...recent, now]);
    return 0;
  }

  /** Most requests in one second per client, those refused counted as the one too many. */
  peaks(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#peaks);
  }

  clear(): void {
    this.#taken.clear();
    this.#peaks.clear();
  }
}
