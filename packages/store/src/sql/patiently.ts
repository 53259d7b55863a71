import { performance } from "node:perf_hooks";
import { setTimeout } from "node:timers/promises";
import { ConnectorError } from "@confirma-connect/core";
import { storeUnavailable } from "./store-unavailable.ts";

/** How to treat a database that another process is using at the moment. */
export interface Patience {
  /** Tells whether an error means "busy, nothing was done". */
  readonly isBusy: (error: unknown) => boolean;
  /** How long to try again, in milliseconds. */
  readonly busyTimeout: number;
}

const longestPause = 25;

/**
 * Does work that is all or nothing, again while the database is busy, without blocking the event loop.
 * Whatever else a driver throws becomes ACC_STORE_UNAVAILABLE; our own errors pass.
 */
export async function patiently<T>(patience: Patience, work: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + patience.busyTimeout;
  for (let pause = 1; ; pause = Math.min(pause * 2, longestPause)) {
    try {
      return await work();
    } catch (error) {
      if (ConnectorError.is(error)) throw error;
      const givenUp = performance.now() >= deadline;
      if (!patience.isBusy(error) || givenUp) throw storeUnavailable(undefined, error);
      await setTimeout(pause);
    }
  }
}
