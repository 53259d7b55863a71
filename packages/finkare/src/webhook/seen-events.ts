import { type Clock, type Token, token } from "@confirma-connect/core";

/** What a key was before somebody asked for it. Only who is told `free` has it now. */
export type SeenState = "free" | "claimed" | "done";

/** Remembers which deliveries are worked on and which are done. Several processes share one that the host provides. */
export interface SeenEvents {
  /** Takes a key to work on until a moment (epoch milliseconds), unless it is claimed or done already. Atomic. */
  claim(key: string, until: number): Promise<SeenState>;
  /** Remembers until a moment (epoch milliseconds) that the work of a key is done. */
  complete(key: string, until: number): Promise<void>;
  /** Gives a claimed key back because its work failed, so that a repeated delivery is worked on; one that is done stays. */
  release(key: string): Promise<void>;
}

/** Container token of {@link SeenEvents}. */
export const SeenEvents: Token<SeenEvents> = token<SeenEvents>("FinkareSeenEvents");

interface Remembered {
  readonly state: Exclude<SeenState, "free">;
  readonly until: number;
}

/** Remembers in memory; forgets when the process ends, and what is outdated. */
export class MemorySeenEvents implements SeenEvents {
  readonly #clock: Clock;
  readonly #keys = new Map<string, Remembered>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** How many keys are remembered. */
  get size(): number {
    return this.#keys.size;
  }

  async claim(key: string, until: number): Promise<SeenState> {
    const now = this.#clock.now();
    this.#forgetOldest(now);
    const known = this.#keys.get(key);
    if (known !== undefined && known.until > now) return known.state;
    this.#remember(key, { state: "claimed", until });
    return "free";
  }

  async complete(key: string, until: number): Promise<void> {
    this.#remember(key, { state: "done", until });
  }

  async release(key: string): Promise<void> {
    if (this.#keys.get(key)?.state === "claimed") this.#keys.delete(key);
  }

  /** Puts a key behind all others. */
  #remember(key: string, remembered: Remembered): void {
    this.#keys.delete(key);
    this.#keys.set(key, remembered);
  }

  /** Keys come in roughly by their end, so looking at the oldest ones is enough to keep the map small. */
  #forgetOldest(now: number): void {
    for (const [key, { until }] of this.#keys) {
      if (until > now) return;
      this.#keys.delete(key);
    }
  }
}
