import { type Clock, type Token, token } from "@confirma-connect/core";

/** Remembers which deliveries were taken. A host with several processes provides one that they share. */
export interface SeenEvents {
  /** Takes a key until a moment (epoch milliseconds); false when it is taken already. Atomic. */
  claim(key: string, until: number): Promise<boolean>;
  /** Gives a key back because its work failed, so that a repeated delivery is worked on. */
  release(key: string): Promise<void>;
}

/** Container token of {@link SeenEvents}. */
export const SeenEvents: Token<SeenEvents> = token<SeenEvents>("FinkareSeenEvents");

/** Remembers in memory; forgets when the process ends, and what is outdated. */
export class MemorySeenEvents implements SeenEvents {
  readonly #clock: Clock;
  readonly #until = new Map<string, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** How many keys are remembered. */
  get size(): number {
    return this.#until.size;
  }

  async claim(key: string, until: number): Promise<boolean> {
    const now = this.#clock.now();
    this.#forgetOldest(now);
    if ((this.#until.get(key) ?? 0) > now) return false;
    this.#until.delete(key);
    this.#until.set(key, until);
    return true;
  }

  async release(key: string): Promise<void> {
    this.#until.delete(key);
  }

  /** Keys come in roughly by their end, so looking at the oldest ones is enough to keep the map small. */
  #forgetOldest(now: number): void {
    for (const [key, until] of this.#until) {
      if (until > now) return;
      this.#until.delete(key);
    }
  }
}
