/** Waits; resolves early when the signal aborts. Milliseconds. */
export type Sleep = (milliseconds: number, signal?: AbortSignal) => Promise<void>;

/** What a pacer is made of. Times in milliseconds. */
export interface PacerParts {
  /** Most requests that may reach the vendor within any one second. */
  readonly requestsPerSecond: number;
  /** A pause that the vendor asks for is waited out up to this long, else the request is not made. */
  readonly longestPause: number;
  /** A clock that only goes forward. */
  readonly now: () => number;
  readonly sleep: Sleep;
}

/** What became of a paced task: its result, or why it was not begun. */
export type Paced<T> =
  | { readonly type: "done"; readonly value: T }
  | { readonly type: "cancelled" }
  /** The vendor wants a longer pause than is waited out; milliseconds that are left of it. */
  | { readonly type: "paused"; readonly left: number };

const second = 1000;

/**
 * A bucket with as many tokens as requests are allowed per second. A request takes one, and it comes back a
 * second after the request has *ended*: whenever between its start and its end a request reached the vendor, no
 * more of them than the limit arrive within any second. Callers are served in the order in which they come.
 */
export class Pacer {
  readonly #parts: PacerParts;
  /** When each free token may be used, earliest first. */
  #tokens: readonly number[];
  readonly #queue: ((token: number) => void)[] = [];
  #pausedUntil = Number.NEGATIVE_INFINITY;

  constructor(parts: PacerParts) {
    this.#parts = parts;
    this.#tokens = Array.from({ length: parts.requestsPerSecond }, () => Number.NEGATIVE_INFINITY);
  }

  /** Runs a task when a request may begin. */
  async run<T>(task: () => Promise<T>, signal?: AbortSignal): Promise<Paced<T>> {
    const { longestPause, now } = this.#parts;
    if (this.#pauseLeft() > longestPause) return { type: "paused", left: this.#pauseLeft() };
    const token = await this.#take(signal);
    if (token === undefined) return { type: "cancelled" };
    await this.#sleepUntil(token, signal);
    if (this.#pauseLeft() <= longestPause) await this.#sleepUntil(this.#pausedUntil, signal);
    const left = this.#pauseLeft();
    if (signal?.aborted === true || left > longestPause) {
      this.#giveBack(token);
      return signal?.aborted === true ? { type: "cancelled" } : { type: "paused", left };
    }
    try {
      return { type: "done", value: await task() };
    } finally {
      this.#giveBack(now() + second);
    }
  }

  /** The vendor asked for a pause, in milliseconds. */
  pause(milliseconds: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, this.#parts.now() + milliseconds);
  }

  #pauseLeft(): number {
    return this.#pausedUntil - this.#parts.now();
  }

  /** The earliest token; waits for one when all are in use. Undefined: cancelled. */
  async #take(signal?: AbortSignal): Promise<number | undefined> {
    if (signal?.aborted === true) return undefined;
    const [first, ...rest] = this.#tokens;
    if (first !== undefined) {
      this.#tokens = rest;
      return first;
    }
    return new Promise((resolve) => {
      const cancel = () => {
        this.#queue.splice(this.#queue.indexOf(take), 1);
        resolve(undefined);
      };
      const take = (token: number) => {
        signal?.removeEventListener("abort", cancel);
        resolve(token);
      };
      signal?.addEventListener("abort", cancel, { once: true });
      this.#queue.push(take);
    });
  }

  #giveBack(token: number): void {
    const next = this.#queue.shift();
    if (next !== undefined) next(token);
    else this.#tokens = [...this.#tokens, token].sort((left, right) => left - right);
  }

  async #sleepUntil(moment: number, signal?: AbortSignal): Promise<void> {
    const { now, sleep } = this.#parts;
    const wait = moment - now();
    if (wait > 0) await sleep(wait, signal);
  }
}
