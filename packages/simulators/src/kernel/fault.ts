/** Which requests a fault hits; every absent part matches all requests. */
export interface FaultMatch {
  /** Resource name without extension, any case, e.g. `accounting`. */
  readonly resource?: string;
  readonly method?: "GET" | "POST" | "PUT" | "DELETE";
  /** The first matching request to hit, counted from 1 (default 1). */
  readonly nth?: number;
  /** How many requests are hit; default 1, or no limit when `probability` is given. */
  readonly times?: number;
  /** Chance from 0 to 1, drawn from a generator that starts at `seed`. */
  readonly probability?: number;
  /** Start of the random generator, an integer (default 1). */
  readonly seed?: number;
}

/** What goes wrong; delays in milliseconds. "committed" says whether the write takes effect before the failure. */
export type FaultAction =
  /** The connection is reset before the body is read; nothing is stored. */
  | { readonly kind: "refuseConnection" }
  /** The listener closes at once, when armed, so that connecting gives ECONNREFUSED; `when` is ignored. */
  | { readonly kind: "closeListener"; readonly forMs: number }
  /** The request is read and forgotten; the socket is destroyed, or left silent. */
  | { readonly kind: "loseRequest"; readonly silent?: boolean }
  | { readonly kind: "commitAndLoseAnswer" }
  /** The socket is destroyed now; the request takes effect later. */
  | { readonly kind: "commitLate"; readonly afterMs: number }
  | { readonly kind: "serverError"; readonly committed: boolean; readonly status?: 500 | 502 | 503 | 504 }
  | { readonly kind: "htmlPage"; readonly committed: boolean }
  /** Committed; only the first half of the answer arrives, then the socket is destroyed. */
  | { readonly kind: "truncatedBody" }
  | { readonly kind: "emptyBody"; readonly committed: boolean }
  | { readonly kind: "unauthorized" }
  | { readonly kind: "tooManyRequests"; readonly retryAfterSeconds?: number }
  /** Committed at once, answered after the delay. */
  | { readonly kind: "slowAnswer"; readonly delayMs: number }
  /** A read answers as if the last writes had not happened. */
  | { readonly kind: "staleRead"; readonly writesBehind: number };

/** A fault of the transport, the same for every simulator. */
export type Fault = FaultAction & { readonly when?: FaultMatch };

const KINDS: readonly string[] = [
  "refuseConnection",
  "closeListener",
  "loseRequest",
  "commitAndLoseAnswer",
  "commitLate",
  "serverError",
  "htmlPage",
  "truncatedBody",
  "emptyBody",
  "unauthorized",
  "tooManyRequests",
  "slowAnswer",
  "staleRead",
] satisfies readonly Fault["kind"][];

/** Whether the fault is one of the transport, not one that only a service can play. */
export function isTransportFault(fault: { readonly kind: string }): fault is Fault {
  return KINDS.includes(fault.kind);
}
