import { text } from "node:stream/consumers";

/** What a command may use of its process; tests give their own. */
export interface Host {
  /** Results: standard output. */
  out(text: string): void;
  /** Progress and errors: standard error. */
  err(text: string): void;
  /** Whether standard error is a terminal, where a line can be rewritten. */
  readonly errIsTerminal: boolean;
  readInput(): Promise<string>;
  /** Ends the process with exit code 0 although something is still under way; nothing after it runs. */
  endNow(): void;
  /** Aborted when the person or the system asks the process to end. */
  readonly stopped: AbortSignal;
}

/** The host of the real process. Signals are caught only for commands that look at `stopped`. */
export function processHost(): Host {
  let stopping: AbortController | undefined;
  const watch = (): AbortSignal => {
    stopping ??= new AbortController();
    const { signal } = stopping;
    const stop = (): void => stopping?.abort();
    process.once("SIGINT", stop);
    process.once("SIGTERM", stop);
    return signal;
  };
  return {
    out: (words) => void process.stdout.write(words),
    err: (words) => void process.stderr.write(words),
    errIsTerminal: process.stderr.isTTY === true,
    endNow: () => process.exit(0),
    readInput: () => text(process.stdin),
    get stopped() {
      return stopping?.signal ?? watch();
    },
  };
}

/** Resolves when the host is asked to stop. */
export const untilStopped = (stopped: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (stopped.aborted) resolve();
    else stopped.addEventListener("abort", () => resolve(), { once: true });
  });
