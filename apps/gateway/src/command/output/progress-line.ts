import type { Host } from "../host.ts";

/** Progress of long work on standard error: one updating line on a terminal, plain lines elsewhere. */
export class ProgressLine {
  readonly #host: Pick<Host, "err" | "errIsTerminal">;
  readonly #quiet: boolean;
  readonly #pause: number;
  #width = 0;
  // Plain lines begin after the pause, when the work turns out to be long.
  #lastAt = Date.now();

  /** `pause` is the least time between two plain lines, in milliseconds. */
  constructor(host: Pick<Host, "err" | "errIsTerminal">, quiet = false, pause = 2_000) {
    this.#host = host;
    this.#quiet = quiet;
    this.#pause = pause;
  }

  /** Shows where the work is; too frequent plain lines are left out. */
  show(text: string): void {
    if (this.#quiet) return;
    if (this.#host.errIsTerminal) {
      this.#host.err(`\r${text.padEnd(this.#width)}`);
      this.#width = text.length;
      return;
    }
    const now = Date.now();
    if (now - this.#lastAt < this.#pause) return;
    this.#lastAt = now;
    this.#host.err(`${text}\n`);
  }

  /** Prints a line that stays. */
  note(text: string): void {
    if (this.#quiet) return;
    this.clear();
    this.#host.err(`${text}\n`);
  }

  /** Removes the updating line. */
  clear(): void {
    if (this.#quiet || this.#width === 0) return;
    this.#host.err(`\r${" ".repeat(this.#width)}\r`);
    this.#width = 0;
  }
}
