import type { Clock } from "../ports/clock.ts";
import type { SubmissionStore } from "../ports/submission-store.ts";
import type { DeliveryEngine } from "./delivery-engine.ts";

/** What a worker is built from. */
export interface WorkerParts {
  readonly engine: DeliveryEngine;
  readonly store: SubmissionStore;
  readonly clock: Clock;
  readonly client: string;
  /** Name of this worker, unique among all processes that share the store. */
  readonly worker: string;
  /** Longest sleep in milliseconds; another process may have enqueued work meanwhile. */
  readonly poll: number;
  /** Called when a round failed, e.g. because the store cannot be read; the worker goes on. */
  readonly onFault: (error: unknown) => void;
}

/** Runs the engine of one client whenever something is due. A slow client never delays another. */
export class DeliveryWorker {
  readonly #parts: WorkerParts;
  readonly #stopping = new AbortController();
  #wake: () => void = () => undefined;
  #woken = false;
  #running: Promise<void> | undefined;

  constructor(parts: WorkerParts) {
    this.#parts = parts;
  }

  /** Begins to work; a second call does nothing. */
  start(): void {
    this.#running ??= this.#run();
  }

  /** Says that there may be new work. */
  notify(): void {
    this.#woken = true;
    this.#wake();
  }

  /** Lets the request under way end, records it, and stops. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#wake();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      const worked = await this.#round();
      if (worked === 0 && !signal.aborted) await this.#sleep();
    }
  }

  async #round(): Promise<number> {
    const { engine, client, worker, onFault } = this.#parts;
    this.#woken = false;
    try {
      return await engine.runDue({ client, worker, stop: this.#stopping.signal });
    } catch (error) {
      onFault(error);
      return 0;
    }
  }

  async #sleep(): Promise<void> {
    const { store, clock, client, poll, onFault } = this.#parts;
    let pause = poll;
    try {
      const due = await store.nextDueAt(client);
      if (due !== undefined) pause = Math.min(poll, Math.max(due - clock.now(), 5));
    } catch (error) {
      onFault(error);
    }
    if (this.#woken || this.#stopping.signal.aborted) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, pause);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
