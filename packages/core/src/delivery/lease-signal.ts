import type { KeptLease } from "./keep-lease.ts";

/** The signal of one sending; `end` lets go of the caller's signal. */
export interface LeaseSignal {
  readonly signal: AbortSignal;
  end(): void;
}

/**
 * A signal that is aborted by the caller, and as soon as the lease may be another's. A process that stood still
 * between the check of the fence and its request had no time to be told: so whoever asks `aborted`, as every
 * adapter and the HTTP client do directly before a request leaves, learns it at that moment.
 */
export function leaseSignal(lease: KeptLease, caller?: AbortSignal): LeaseSignal {
  const controller = new AbortController();
  const { signal } = controller;
  const abort = (): void => controller.abort();
  Object.defineProperty(signal, "aborted", {
    get: (): unknown => {
      if (!lease.isAlive()) abort();
      return Reflect.get(AbortSignal.prototype, "aborted", signal);
    },
  });
  if (caller?.aborted === true) abort();
  else caller?.addEventListener("abort", abort, { once: true });
  return { signal, end: () => caller?.removeEventListener("abort", abort) };
}
