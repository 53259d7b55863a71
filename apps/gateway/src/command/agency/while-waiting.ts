import { ConnectorError } from "@confirma-connect/core";
import type { ProgressLine } from "../output/progress-line.ts";

/** Milliseconds between two tellings; lines that cannot be rewritten come less often. */
const beat = 1_000;

/** Work that mostly waits for the answers of others. */
export interface Waiting {
  readonly progress: ProgressLine;
  /** What is being waited for, in words; it may change. */
  readonly words: () => string;
  /** Ends the work; absent where the process ends by itself. */
  readonly stopped?: AbortSignal;
}

/**
 * Tells what is waited for as long as it takes, which may be minutes without an answer. What fails after the work was
 * stopped failed because of that: it throws the signal's reason.
 */
export async function whileWaiting<T>(
  { progress, words, stopped }: Waiting,
  work: () => Promise<T>,
): Promise<T> {
  progress.show(words());
  const timer = setInterval(() => progress.show(words()), beat);
  try {
    return await work();
  } catch (error) {
    if (ConnectorError.is(error)) stopped?.throwIfAborted();
    throw error;
  } finally {
    clearInterval(timer);
    progress.clear();
  }
}
