import type { DropFolder } from "./drop-folder.ts";
import type { FolderCondition } from "./folder-condition.ts";
import { systemErrorCode } from "./system-error.ts";

/** Polls the drop folders one after another; two rounds never overlap. */
export class FolderWatcher {
  readonly #folders: readonly DropFolder[];
  readonly #condition: FolderCondition;
  readonly #pollMs: number;
  #running: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  #closed = false;
  #problem: string | undefined;

  constructor(folders: readonly DropFolder[], condition: FolderCondition, pollMs: number) {
    this.#folders = folders;
    this.#condition = condition;
    this.#pollMs = pollMs;
  }

  /** What the last round of its own failed with, if it did: the watcher goes on. */
  get problem(): string | undefined {
    return this.#problem;
  }

  /** Makes the folders and begins to poll; with an interval of 0 only `poll` looks. */
  async start(): Promise<void> {
    for (const folder of this.#folders) await folder.prepare();
    this.#schedule();
  }

  /** One round, after the one under way. */
  poll(): Promise<void> {
    const round = this.#running.then(() => this.#round());
    this.#running = round.catch(() => undefined);
    return round;
  }

  /** Ends after the round under way and puts the folder in order. */
  async stop(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#running;
    this.#condition.restore();
  }

  #schedule(): void {
    if (this.#closed || this.#pollMs === 0) return;
    this.#timer = setTimeout(() => void this.#tick(), this.#pollMs);
  }

  async #tick(): Promise<void> {
    try {
      await this.poll();
      this.#problem = undefined;
    } catch (error) {
      // A round must not end the watch; the probe shows what it failed with.
      this.#problem = systemErrorCode(error) ?? String(error);
    }
    this.#schedule();
  }

  async #round(): Promise<void> {
    if (this.#closed || this.#condition.kind !== undefined) return;
    for (const folder of this.#folders) await folder.poll();
  }
}
