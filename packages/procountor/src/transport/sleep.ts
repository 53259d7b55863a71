import type { Sleep } from "./pacer.ts";

/** Waits in real time; an aborted signal ends the wait at once. */
export const sleepInRealTime: Sleep = (milliseconds, signal) =>
  new Promise((resolve) => {
    if (signal?.aborted === true) {
      resolve();
      return;
    }
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal?.addEventListener("abort", end, { once: true });
  });
