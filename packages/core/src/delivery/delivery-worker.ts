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
    let idleFaults = 0;
    while (!signal.aborted) {
      // One turn of the event loop per round: a store that answers at once must not starve the host.
      await new Promise((resolve) => setImmediate(resolve));
      const moved = await this.#round();
      if (moved > 0 || signal.aborted) idleFaults = 0;
      else idleFaults = (await this.#sleep(idleFaults)) ? idleFaults + 1 : 0;
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

  /** Milliseconds until something is due; undefined when something is due that a round could not move. */
  async #untilDue(): Promise<number | undefined> {
    const { store, clock, client, poll, onFault } = this.#parts;
    try {
      const due = await store.nextDueAt(client);
      if (due === undefined) return poll;
      return due > clock.now() ? due - clock.now() : undefined;
    } catch (error) {
      onFault(error);
      return undefined;
    }
  }

  /** Sleeps until something is due; resolves to whether it slept because a round could not move what is due. */
  async #sleep(idleFaults: number): Promise<boolean> {
    const { poll } = this.#parts;
    const wait = await this.#untilDue();
    const pause = Math.min(poll, wait ?? 50 * 2 ** Math.min(idleFaults, 20));
    if (this.#woken || this.#stopping.signal.aborted) return wait === undefined;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, pause);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    return wait === undefined;
  }
}
