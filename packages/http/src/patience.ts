import type { ConnectionWatch } from "./connection-watch.ts";

/** Who ended an exchange before its answer: the caller, or one of our time-outs. */
export type Interruption = "cancelled" | "timedOut";

/** How long an exchange may take, in milliseconds, and who may end it earlier. */
interface PatienceLimits {
  readonly connectTimeout: number;
  readonly timeout: number;
  readonly signal?: AbortSignal;
}

/** Ends an exchange when the caller cancels it or a time-out passes, and remembers which came first. */
export class Patience {
  readonly #controller = new AbortController();
  readonly #timers: readonly NodeJS.Timeout[];
  readonly #caller: AbortSignal | undefined;
  readonly #cancel = () => this.#interrupt("cancelled");
  #interruption: Interruption | undefined;

  constructor(watch: ConnectionWatch, limits: PatienceLimits) {
    const whileConnecting = () => {
      if (watch.phase !== "connected") this.#interrupt("timedOut");
    };
    this.#timers = [
      setTimeout(whileConnecting, limits.connectTimeout),
      setTimeout(() => this.#interrupt("timedOut"), limits.timeout),
    ];
    this.#caller = limits.signal;
    if (this.#caller?.aborted) this.#cancel();
    else this.#caller?.addEventListener("abort", this.#cancel, { once: true });
  }

  /** Aborts with the first interruption. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** The first interruption; undefined while there was none. */
  get interruption(): Interruption | undefined {
    return this.#interruption;
  }

  /** Stops the timers and lets go of the caller's signal. */
  end(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#caller?.removeEventListener("abort", this.#cancel);
  }

  #interrupt(why: Interruption): void {
    this.#interruption ??= why;
    this.#controller.abort();
  }
}
