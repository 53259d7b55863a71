/** Waits; resolves early when the signal aborts. Milliseconds. */
export type Sleep = (milliseconds: number, signal?: AbortSignal) => Promise<void>;

/** What a pacer is made of. Times in milliseconds. */
export interface PacerParts {
  /** Most requests that may begin within any one second. */
  readonly requestsPerSecond: number;
  /** A pause that the vendor asks for is waited out up to this long, else the request is not made. */
  readonly longestPause: number;
  /** A clock that only goes forward. */
  readonly now: () => number;
  readonly sleep: Sleep;
}

const second = 1000;

/**
 * A bucket of tokens, each of which comes back a second after its use: within any second, wherever it
 * begins, no more requests start than the limit. Callers are served in the order in which they come.
 */
export class Pacer {
  readonly #parts: PacerParts;
  /** Starts of the last requests, at most as many as the limit; those in the future are reserved. */
  #starts: readonly number[] = [];
  #pausedUntil = 0;

  constructor(parts: PacerParts) {
    this.#parts = parts;
  }

  /** Resolves when a request may begin; a number says how much longer the vendor wants us to wait. */
  async admit(signal?: AbortSignal): Promise<number | undefined> {
    const { now, longestPause } = this.#parts;
    if (this.#pausedUntil - now() > longestPause) return this.#pausedUntil - now();
    const start = this.#reserve();
    await this.#sleepUntil(start, signal);
    const more = this.#pausedUntil - now();
    if (more > longestPause) return more;
    if (more > 0) await this.#sleepUntil(this.#pausedUntil, signal);
    return undefined;
  }

  /** The vendor asked for a pause. */
  pause(milliseconds: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, this.#parts.now() + milliseconds);
  }

  #reserve(): number {
    const { now, requestsPerSecond } = this.#parts;
    const last = this.#starts.at(-1) ?? Number.NEGATIVE_INFINITY;
    const [oldest] = this.#starts;
    const free = oldest === undefined || this.#starts.length < requestsPerSecond ? now() : oldest + second;
    const start = Math.max(now(), last, free, this.#pausedUntil);
    this.#starts = [...this.#starts, start].slice(-requestsPerSecond);
    return start;
  }

  async #sleepUntil(moment: number, signal?: AbortSignal): Promise<void> {
    const { now, sleep } = this.#parts;
    const wait = moment - now();
    if (wait > 0) await sleep(wait, signal);
  }
}
